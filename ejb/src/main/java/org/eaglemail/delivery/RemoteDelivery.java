package org.eaglemail.delivery;

import static org.eaglemail.protocol.smtp.Reply.reply;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ResourceAllocationException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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

/**
 * Sends a message to the next server (RFC 5321 §5.1): the hosts of its route in turn, until each
 * recipient was taken or refused for good, or there were sessions enough; what was said last
 * counts. Blocks as long as the dialogues last. For use by many threads at once, without a
 * transaction.
 */
public final class RemoteDelivery {
  private static final Logger LOG = System.getLogger(RemoteDelivery.class.getName());

  private static final ContentConverter CONVERTER = new ContentConverter(MimeLimits.DEFAULT);

  private static final Obstacle NO_CONNECTION =
      Obstacle.forNow("4.3.2", "no connection can be had now", Contact.NONE);
  private static final Obstacle CROWDED =
      Obstacle.forNow("4.3.2", "too many deliveries at once", Contact.CROWDED);
  private static final Obstacle UNREADABLE =
      Obstacle.forNow("4.3.0", "the message cannot be read now", Contact.NONE);
  private static final Obstacle LEASE_ENDED =
      Obstacle.forNow("4.3.0", "this server stood still while it sent the message", Contact.NONE);

  /** What is wrong on our side. */
  private record Obstacle(Outcome outcome, Contact contact) {
    static Obstacle forNow(String code, String text, Contact contact) {
      return new Obstacle(new Outcome.Deferred(Optional.empty(), reply(451, code, text)), contact);
    }
  }

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

  /**
   * Sends it, and says what became of each of its recipients.
   *
   * @param ours whether this node still has the recipients; asked until the message is at its end,
   *     which is not told when it has not
   */
  public Report deliver(Delivery delivery, BooleanSupplier ours) {
    if (delivery.message().terms().isOverdue(clock.instant())) {
      return Report.same(delivery.message(), delivery.recipients(), Outcome.OVERDUE);
    }
    TlsWish wish = new TlsWish(delivery.message(), contents);
    Progress progress = new Progress(delivery);
    for (RelayHost host : delivery.hosts()) {
      if (progress.isNext(host)) {
        Optional<Obstacle> obstacle = ask(host, wish, ours, progress);
        if (obstacle.isPresent()) {
          return progress.stopped(obstacle.get().outcome(), obstacle.get().contact());
        }
      }
    }
    return progress.report();
  }

  /** Returns what is wrong on our side, so that it makes no sense to ask another host. */
  private Optional<Obstacle> ask(
      RelayHost host, TlsWish wish, BooleanSupplier ours, Progress progress) {
    Delivery rest = progress.rest();
    Destination destination;
    try {
      destination = wish.at(identity.at(host));
    } catch (IOException e) {
      return Optional.of(unreadable(rest, identity.at(host), e));
    }
    Optional<Reply> known = unreachable.failure(destination);
    if (known.isPresent()) {
      progress.failed(
          destination, new Verdict(known.get(), true, PeerStage.SESSION), Dialogue.NONE);
      return Optional.empty();
    }
    try {
      send(rest, destination, ours, progress);
    } catch (SmtpConnectException e) {
      noSession(rest, destination, e, progress);
    } catch (LeaseEndedException e) {
      LOG.log(Level.WARNING, "{0}: a lease ended before the message was sent", rest.message().id());
      return Optional.of(LEASE_ENDED);
    } catch (IOException e) {
      return Optional.of(unreadable(rest, destination, e));
    } catch (ResourceAllocationException e) {
      LOG.log(Level.DEBUG, rest.message().id() + ": no connection free to " + destination, e);
      return Optional.of(CROWDED);
    } catch (ResourceException e) {
      LOG.log(Level.WARNING, rest.message().id() + ": no connection for " + destination, e);
      return Optional.of(NO_CONNECTION);
    }
    return Optional.empty();
  }

  private void noSession(
      Delivery rest, Destination destination, SmtpConnectException e, Progress progress) {
    // Without a cause it refused in words.
    Verdict verdict = new Verdict(e.reply(), e.getCause() != null, e.stage());
    LOG.log(
        Hope.after(verdict, destination) == Hope.OUR_SETTINGS ? Level.WARNING : Level.DEBUG,
        "{0}: no session with {1}: {2}",
        rest.message().id(),
        destination,
        e.reply().text());
    progress.failed(destination, verdict, e.dialogue());
    // One that refused in words was quick, and may refuse us for now because we are so many.
    if (e.getCause() != null) {
      unreachable.failed(destination, e.reply());
    }
  }

  private void send(Delivery rest, Destination destination, BooleanSupplier ours, Progress progress)
      throws IOException, ResourceException {
    Transmission sent;
    try (SmtpConnection connection = connections.getConnection(destination)) {
      sent = connection.send(outbound(rest, ours));
    }
    progress.decided(destination, sent, outcomes(rest, destination, sent));
  }

  private OutboundMessage outbound(Delivery delivery, BooleanSupplier ours) {
    QueuedMessage message = delivery.message();
    return new OutboundMessage(
        message.sender(),
        message.terms().parameters(message.size(), clock.instant()),
        delivery.recipients().stream()
            .map(to -> new EnvelopeRecipient(to.address(), to.parameters()))
            .toList(),
        new LeasedMessage(new ConvertibleMessage(contents.apply(message), CONVERTER), ours));
  }

  /** What is stored does not change: no server, and no later time, is likely to help. */
  private static Obstacle unreadable(Delivery delivery, Destination destination, IOException e) {
    LOG.log(Level.ERROR, delivery.message().id() + ": cannot be read for " + destination, e);
    return Fault.isPassing(e)
        ? UNREADABLE
        : new Obstacle(new Outcome.Faulty(Fault.words(e)), Contact.NONE);
  }

  private static List<Outcome> outcomes(
      Delivery delivery, Destination destination, Transmission transmission) {
    List<Outcome> outcomes = new ArrayList<>(delivery.recipients().size());
    for (int i = 0; i < delivery.recipients().size(); i++) {
      Verdict verdict = transmission.verdicts().get(i);
      outcomes.add(
          verdict.reply().isPositive()
              ? new Outcome.Delivered(
                  destination,
                  verdict.reply(),
                  Unreported.of(
                      delivery.message().terms(),
                      delivery.recipients().get(i),
                      transmission.offered()))
              : refused(delivery, destination, verdict));
    }
    return outcomes;
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
