package org.eaglemail.delivery;

import static org.eaglemail.protocol.smtp.Reply.reply;

import jakarta.resource.ResourceException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eaglemail.mime.ContentConverter;
import org.eaglemail.mime.ConvertibleMessage;
import org.eaglemail.mime.MimeLimits;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.Dialogue;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.PeerStage;
import org.eaglemail.spi.SmtpConnectException;
import org.eaglemail.spi.SmtpConnection;
import org.eaglemail.spi.SmtpConnectionFactory;
import org.eaglemail.spi.Transmission;
import org.eaglemail.spi.Verdict;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;

/**
 * Sends a message to the next server (RFC 5321 §5.1): the hosts of its route in turn, until a
 * session comes about with one of them; what that one says counts. Blocks as long as the dialogue
 * lasts. For use by many threads at once, without a transaction.
 */
public final class RemoteDelivery {
  private static final Logger LOG = System.getLogger(RemoteDelivery.class.getName());

  private static final ContentConverter CONVERTER = new ContentConverter(MimeLimits.DEFAULT);

  private static final Reply UNREADABLE = reply(451, "4.3.0", "the message cannot be read now");
  private static final Reply NO_ROOM = reply(451, "4.3.2", "too many deliveries at once");

  private final SmtpConnectionFactory connections;
  private final Function<QueuedMessage, MessageSource> contents;
  private final Identity identity;
  private final UnreachableHosts unreachable;
  private final Clock clock;

  public RemoteDelivery(
      SmtpConnectionFactory connections,
      Function<QueuedMessage, MessageSource> contents,
      Identity identity,
      UnreachableHosts unreachable,
      Clock clock) {
    this.connections = connections;
    this.contents = contents;
    this.identity = identity;
    this.unreachable = unreachable;
    this.clock = clock;
  }

  /** Lets hosts that could not be reached be tried again at once. */
  public void forgetUnreachableHosts() {
    unreachable.forget();
  }

  /** How a host would be spoken to now. */
  public Prospect prospect(RelayHost host) {
    Destination destination = identity.at(host);
    return new Prospect(destination, unreachable.failure(destination));
  }

  /** Sends it, and says what became of each of its recipients. */
  public Report deliver(Delivery delivery) {
    if (delivery.message().terms().isOverdue(clock.instant())) {
      return Report.same(delivery.message(), delivery.recipients(), Outcome.OVERDUE);
    }
    TlsWish wish = new TlsWish(delivery.message(), contents);
    ConnectFailures failures = new ConnectFailures();
    List<Passage.Leg> legs = new ArrayList<>();
    for (RelayHost host : delivery.hosts()) {
      Destination destination;
      try {
        destination = wish.at(identity.at(host));
      } catch (IOException e) {
        LOG.log(Level.WARNING, delivery.message().id() + ": its header cannot be read", e);
        return deferred(delivery, UNREADABLE);
      }
      Optional<Reply> known = unreachable.failure(destination);
      if (known.isPresent()) {
        failures.add(destination, new Verdict(known.get(), true, PeerStage.SESSION));
        legs.add(new Passage.Leg(destination, Dialogue.NONE, known));
        continue;
      }
      try {
        return send(delivery, destination, legs);
      } catch (SmtpConnectException e) {
        // Without a cause it refused in words.
        Verdict verdict = new Verdict(e.reply(), e.getCause() != null, e.stage());
        LOG.log(
            Hope.after(verdict, destination) == Hope.OUR_SETTINGS ? Level.WARNING : Level.DEBUG,
            "{0}: no session with {1}: {2}",
            delivery.message().id(),
            destination,
            e.reply().text());
        legs.add(new Passage.Leg(destination, e.dialogue(), Optional.of(e.reply())));
        failures.add(destination, verdict);
        // One that refused in words was quick, and may refuse us for now because we are so many.
        if (e.getCause() != null) {
          unreachable.failed(destination, e.reply());
        }
      }
    }
    return Report.same(delivery.message(), delivery.recipients(), failures.outcome())
        .by(passage(delivery, legs))
        .after(Contact.FAILED);
  }

  private static Passage passage(Delivery delivery, List<Passage.Leg> legs) {
    return new Passage(delivery.why(), delivery.hosts(), legs);
  }

  private Report send(Delivery delivery, Destination destination, List<Passage.Leg> legs)
      throws SmtpConnectException {
    QueuedMessage message = delivery.message();
    try (SmtpConnection connection = connections.getConnection(destination)) {
      Transmission sent = connection.send(outbound(delivery));
      legs.add(new Passage.Leg(destination, sent.dialogue(), Optional.empty()));
      return report(delivery, destination, sent).by(passage(delivery, legs));
    } catch (SmtpConnectException e) {
      throw e;
    } catch (IOException e) {
      LOG.log(Level.WARNING, message.id() + ": cannot be read for " + destination, e);
      return deferred(delivery, UNREADABLE);
    } catch (ResourceException e) {
      LOG.log(Level.WARNING, message.id() + ": no connection for " + destination, e);
      return deferred(delivery, NO_ROOM);
    }
  }

  private OutboundMessage outbound(Delivery delivery) {
    QueuedMessage message = delivery.message();
    return new OutboundMessage(
        message.sender(),
        message.terms().parameters(message.size(), clock.instant()),
        delivery.recipients().stream()
            .map(to -> new EnvelopeRecipient(to.address(), to.parameters()))
            .toList(),
        new ConvertibleMessage(contents.apply(message), CONVERTER));
  }

  private static Report deferred(Delivery delivery, Reply reply) {
    return Report.same(
        delivery.message(), delivery.recipients(), new Outcome.Deferred(Optional.empty(), reply));
  }

  private static Report report(
      Delivery delivery, Destination destination, Transmission transmission) {
    List<Attempt> attempts = new ArrayList<>(delivery.recipients().size());
    for (int i = 0; i < delivery.recipients().size(); i++) {
      QueuedRecipient recipient = delivery.recipients().get(i);
      Verdict verdict = transmission.verdicts().get(i);
      Outcome outcome =
          verdict.reply().isPositive()
              ? new Outcome.Delivered(
                  destination,
                  verdict.reply(),
                  Unreported.of(delivery.message().terms(), recipient, transmission.offered()))
              : refused(delivery, destination, verdict);
      attempts.add(new Attempt(recipient, outcome, transmission.encryption()));
    }
    return new Report(delivery.message(), attempts, Contact.MADE);
  }

  private static Outcome refused(Delivery delivery, Destination destination, Verdict verdict) {
    if (Hope.after(verdict, destination) == Hope.OUR_SETTINGS) {
      LOG.log(
          Level.WARNING,
          "{0}: the login at {1} does not do: {2}",
          delivery.message().id(),
          destination,
          verdict.reply().text());
    }
    return Outcome.refused(destination, verdict);
  }
}
