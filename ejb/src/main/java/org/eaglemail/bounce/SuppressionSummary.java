package org.eaglemail.bounce;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.addressing.Recipients;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spool.Lease;
import org.eaglemail.spool.LocalRecipient;
import org.eaglemail.spool.NewMessage;
import org.eaglemail.spool.OctetSource;
import org.eaglemail.spool.Origin;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.Spool;
import org.eaglemail.spool.Start;
import org.eaglemail.spool.Terms;
import org.eaglemail.spool.Timing;

/** Writes the message that says how many notifications were not written. */
@Stateless
public class SuppressionSummary {
  private static final String CRLF = "\r\n";

  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Recipients recipients;
  @Inject private Spool spool;

  /**
   * Tells who looks after double bounces, in a transaction of its own. The queue finds it.
   *
   * @return empty when he cannot be told
   * @throws RuntimeException when it cannot be written
   */
  public Optional<QueueId> write(EmailAddress keeper, Suppressions.Sum sum) {
    List<EnvelopeRecipient> to = recipients(keeper);
    if (to.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    try {
      return Optional.of(
          spool
              .store(
                  new NewMessage(
                      Origin.DOUBLE,
                      ReversePath.nullSender(),
                      terms(keeper),
                      new Timing(
                          now,
                          new Start.NotBefore(now),
                          now.plus(settings.queueExpiry()),
                          Optional.empty()),
                      List.of(),
                      to,
                      id -> Words.octets(header(id, keeper)),
                      new OctetSource(Words.octets(CRLF + body(sum))),
                      Optional.empty()),
                  // Of what has to wait nobody has the lease.
                  new Lease("", now))
              .id());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<EnvelopeRecipient> recipients(EmailAddress keeper) {
    Audience audience = Audience.of(recipients.expand(keeper, ReversePath.nullSender()));
    List<EnvelopeRecipient> to = new ArrayList<>(audience.away());
    audience.here().stream()
        .map(LocalRecipient::address)
        .map(EnvelopeRecipient::of)
        .forEach(to::add);
    return to;
  }

  private static Terms terms(EmailAddress keeper) {
    return new Terms(
        BodyType.SEVEN_BIT,
        !keeper.isAscii(),
        false,
        MailParameters.Notification.NONE,
        0,
        Optional.empty());
  }

  private String header(QueueId id, EmailAddress keeper) {
    return new SystemHeader(
            settings.hostname(),
            clock.instant().atZone(clock.getZone()),
            keeper,
            "Notifications that were not written")
        .text(id, "summary", "auto-generated");
  }

  private String body(Suppressions.Sum sum) {
    StringBuilder body = new StringBuilder();
    String words =
        "This is the mail system at "
            + settings.hostname()
            + ". "
            + sum.all()
            + " notifications of senders were not written lately, because the limits of"
            + " eagle.bounce.per-address or eagle.bounce.total were reached. The histories of the"
            + " messages say what became of them. The senders were:";
    body.append(Words.wrap(words, 0, "")).append(CRLF).append(CRLF);
    sum.named()
        .forEach(
            (address, number) ->
                line(body, "<" + Words.address(Words.typed(address), false) + ">", number));
    if (sum.others() > 0) {
      line(body, "others", sum.others());
    }
    return body.toString();
  }

  private static void line(StringBuilder body, String who, long number) {
    body.append("    ").append(who).append(": ").append(number).append(CRLF);
  }
}
