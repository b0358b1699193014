package org.eaglemail.maildrop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.queue.Leases;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spool.LocalRecipient;
import org.eaglemail.spool.NewMessage;
import org.eaglemail.spool.Origin;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.Spool;
import org.eaglemail.spool.Terms;
import org.eaglemail.spool.Timing;

/** Puts messages into maildrops that did not come by SMTP, in the caller's transaction. */
@ApplicationScoped
public class Deposit {
  @Inject private Spool spool;
  @Inject private Leases leases;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /**
   * Writes a message once, and an entry into each of the maildrops.
   *
   * @param sender for the Return-Path line
   * @param header octets that go before the content, made once the queue id is known
   * @return the message's name
   * @throws IOException when the content cannot be read or has not the size it promised
   */
  public QueueId put(
      ReversePath sender,
      Function<QueueId, byte[]> header,
      MessageSource content,
      List<LocalRecipient> to)
      throws IOException {
    Instant now = clock.instant();
    NewMessage message =
        new NewMessage(
            Origin.OWN,
            sender,
            Terms.PLAIN,
            Timing.of(now, now.plus(settings.queueExpiry())),
            to,
            List.of(),
            header,
            content,
            Optional.empty());
    return spool.store(message, leases.next(now)).id();
  }
}
