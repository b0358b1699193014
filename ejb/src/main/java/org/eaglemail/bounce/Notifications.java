package org.eaglemail.bounce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaglemail.addressing.Recipients;
import org.eaglemail.metrics.Counter;
import org.eaglemail.metrics.Counters;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.settings.Settings;
import org.eaglemail.spool.Lease;
import org.eaglemail.spool.NewMessage;
import org.eaglemail.spool.Origin;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.Spool;
import org.eaglemail.spool.Spooled;
import org.eaglemail.spool.Timing;
import org.eaglemail.timeline.EventKind;
import org.eaglemail.timeline.Timeline;
import org.eaglemail.timeline.TimelineEvent;

/** Writes delivery status notifications into the spool. */
@ApplicationScoped
public class Notifications {
  private static final Logger LOG = System.getLogger(Notifications.class.getName());

  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Recipients recipients;
  @Inject private Spool spool;
  @Inject private Timeline timeline;
  @Inject private Backscatter backscatter;
  @Inject private Suppressions suppressions;
  @Inject private Counters counters;

  /**
   * Tells the sender of {@code message} what became of some of its recipients, in the caller's
   * transaction: in his maildrop if it is here, else by mail. Where there is no sender, or nobody
   * has his address, who looks after such hears of failures, but not of one to tell him.
   *
   * @param lease for the notification, if it has to be sent
   * @return empty when there is nobody to tell
   * @throws IOException when the message cannot be read
   */
  public Optional<Spooled> write(
      NotifiedMessage message, Action action, List<NotifiedRecipient> recipients, Lease lease)
      throws IOException {
    return switch (message.sender()) {
      // RFC 5321 §4.5.5, §6.1: a notification about a notification could go on for ever.
      case ReversePath.NullSender none ->
          tellKeeper(message, action, recipients, "it has no sender to tell", lease);
      case ReversePath.Mailbox(EmailAddress sender) -> {
        Optional<String> excess = backscatter.excess(sender, message.origin());
        if (excess.isPresent()) {
          suppress(message, sender, action, recipients, excess.get());
          yield Optional.empty();
        }
        Audience audience = audience(sender);
        yield audience.isEmpty()
            ? tellKeeper(message, action, recipients, sender + " cannot be told", lease)
            : Optional.of(
                store(
                    notification(message, sender, action, recipients),
                    Origin.OWN,
                    audience,
                    lease));
      }
    };
  }

  /** Tells who looks after such, if he wants to hear of it, of what nobody else can be told. */
  private Optional<Spooled> tellKeeper(
      NotifiedMessage message,
      Action action,
      List<NotifiedRecipient> recipients,
      String why,
      Lease lease)
      throws IOException {
    Optional<EmailAddress> keeper = settings.bounceDoubleRecipient();
    if (action != Action.FAILED || keeper.isEmpty() || isAmong(recipients, keeper.get())) {
      untold(message, action, recipients, why);
      return Optional.empty();
    }
    if (message.origin().isDouble()) {
      untold(message, action, recipients, "it was to tell of a notification itself");
      return Optional.empty();
    }
    Optional<String> excess = backscatter.excessOfOne(keeper.get());
    if (excess.isPresent()) {
      suppress(message, keeper.get(), action, recipients, excess.get());
      return Optional.empty();
    }
    Audience audience = audience(keeper.get());
    if (audience.isEmpty()) {
      untold(message, action, recipients, keeper.get() + " cannot be told");
      return Optional.empty();
    }
    return Optional.of(
        store(
            notification(message, keeper.get(), action, recipients),
            Origin.DOUBLE,
            audience,
            lease));
  }

  private Audience audience(EmailAddress address) {
    return Audience.of(recipients.expand(address, ReversePath.nullSender()));
  }

  private static boolean isAmong(List<NotifiedRecipient> recipients, EmailAddress address) {
    return recipients.stream().anyMatch(to -> to.address().equals(address));
  }

  /** What became of the message is in the log and in its history all the same. */
  private void suppress(
      NotifiedMessage message,
      EmailAddress to,
      Action action,
      List<NotifiedRecipient> recipients,
      String why) {
    LOG.log(Level.WARNING, "{0}: {1}, but {2}", message.id(), action.keyword(), why);
    counters.count(Counter.NOTIFICATIONS_SUPPRESSED);
    suppressions.add(to);
    remember(message, action, recipients, why);
  }

  /** There is nobody to tell. */
  private void untold(
      NotifiedMessage message, Action action, List<NotifiedRecipient> recipients, String why) {
    LOG.log(Level.INFO, "{0}: {1}, but {2}", message.id(), action.keyword(), why);
    remember(message, action, recipients, why);
  }

  private void remember(
      NotifiedMessage message, Action action, List<NotifiedRecipient> recipients, String why) {
    timeline.add(
        TimelineEvent.of(
                message.id().key(),
                clock.instant(),
                EventKind.SUPPRESSED,
                action.keyword() + ": " + why)
            .to(recipients.stream().map(to -> to.address().toString()).toList()));
  }

  private Notification notification(
      NotifiedMessage message,
      EmailAddress sender,
      Action action,
      List<NotifiedRecipient> recipients)
      throws IOException {
    return new Notification(
        settings.hostname(),
        sender,
        message,
        clock.instant().atZone(clock.getZone()),
        action,
        recipients,
        Returned.of(message, action));
  }

  private Spooled store(Notification notification, Origin origin, Audience audience, Lease lease)
      throws IOException {
    NotificationMessage message = new NotificationMessage(notification);
    Instant now = notification.at().toInstant();
    Spooled spooled =
        spool.store(
            new NewMessage(
                origin,
                ReversePath.nullSender(),
                message.terms(),
                Timing.of(now, now.plus(settings.queueExpiry())),
                audience.here(),
                audience.away(),
                message::header,
                message.content(),
                Optional.empty()),
            lease);
    link(notification, spooled.id());
    LOG.log(
        Level.INFO,
        "{0}: sender {1} is told by {2}",
        notification.message().id(),
        notification.to(),
        spooled.id());
    return spooled;
  }

  /** Each of the two messages names the other in its history. */
  private void link(Notification notification, QueueId report) {
    QueueId subject = notification.message().id();
    Instant at = notification.at().toInstant();
    String what = notification.action().keyword();
    List<String> recipients =
        notification.recipients().stream().map(to -> to.address().toString()).toList();
    timeline.add(
        TimelineEvent.of(subject.key(), at, EventKind.NOTIFIED, what)
            .by(notification.to().toString())
            .to(recipients)
            .linked(report.key()));
    timeline.add(
        TimelineEvent.of(report.key(), at, EventKind.REPORTS, what)
            .to(recipients)
            .linked(subject.key()));
  }
}
