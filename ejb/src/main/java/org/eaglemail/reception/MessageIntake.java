package org.eaglemail.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eaglemail.database.StableStorage;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.maildrop.quota.QuotaLookup;
import org.eaglemail.metrics.Counter;
import org.eaglemail.metrics.Counters;
import org.eaglemail.policy.ReceptionPolicy;
import org.eaglemail.policy.header.HeaderScan;
import org.eaglemail.policy.header.HeaderSummary;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.queue.Leases;
import org.eaglemail.queue.Queue;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.Reception;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spool.NewMessage;
import org.eaglemail.spool.Origin;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.Spool;
import org.eaglemail.spool.Spooled;
import org.eaglemail.spool.Start;
import org.eaglemail.spool.Terms;
import org.eaglemail.spool.Timing;
import org.eaglemail.timeline.Arrivals;
import org.eaglemail.timeline.EventKind;
import org.eaglemail.timeline.ReceivedEnvelope;
import org.eaglemail.timeline.Timeline;
import org.eaglemail.timeline.TimelineEvent;

/**
 * Writes a message that was received into the spool, and local recipients' copies into their
 * maildrops.
 */
@ApplicationScoped
public class MessageIntake {
  private static final Logger LOG = System.getLogger(MessageIntake.class.getName());

  @Inject private Settings settings;
  @Inject private QueueTimes times;
  @Inject private ReceptionPolicy policy;
  @Inject private Completion completion;
  @Inject private DeliveryNotices notices;
  @Inject private MailboxLookup mailboxes;
  @Inject private QuotaLookup quotas;
  @Inject private Spool spool;
  @Inject private Leases leases;
  @Inject private Queue queue;
  @Inject private StableStorage storage;
  @Inject private Clock clock;
  @Inject private Counters counters;
  @Inject private Arrivals arrivals;
  @Inject private Timeline timeline;

  /**
   * Stores the message in the caller's transaction, or throws it away if the envelope says so.
   *
   * @throws IOException when {@code source} cannot be read
   */
  public Reception accept(Envelope envelope, MessageSource source) throws IOException {
    HeaderSummary header = HeaderScan.of(source, settings.headerMaxSize());
    if (policy.content(envelope, header) instanceof Decision.Refuse(Reply reply)) {
      return refused(reply);
    }
    boolean each = envelope.session().role() == SmtpRole.LMTP;
    Sorted sorted = sorted(envelope.recipients(), each);
    if (each ? sorted.isEmpty() : !sorted.refused().isEmpty()) {
      return refused(sorted.refused().values().iterator().next());
    }
    if (envelope.disposition() == Disposition.DISCARD) {
      return discarded(envelope, source.size(), header);
    }
    Instant now = clock.instant();
    NewMessage message = message(envelope, source, header, sorted, now);
    Spooled spooled = spool.store(message, leases.next(now));
    message
        .timing()
        .start()
        .holdReason()
        .ifPresent(
            why -> timeline.add(TimelineEvent.of(spooled.id().key(), now, EventKind.HELD, why)));
    Optional<Spooled> notice = notices.write(spooled.id(), message, sorted.here().values());
    List<QueuedMessage> toSend =
        Stream.of(Optional.of(spooled), notice)
            .flatMap(one -> one.flatMap(Spooled::queued).stream())
            .toList();
    return new Reception.Accepted(
        spooled.id().toString(), afterCommit(spooled.id(), message, toSend), sorted.refused());
  }

  /**
   * @param each whether the client is told of each recipient
   */
  private Sorted sorted(List<EnvelopeRecipient> recipients, boolean each) {
    Sorted all = Sorted.of(recipients, mailboxes::find);
    return each ? all.localOnly(quotas::isFull) : all;
  }

  private NewMessage message(
      Envelope envelope, MessageSource source, HeaderSummary header, Sorted to, Instant now) {
    ZonedDateTime at = now.atZone(clock.getZone());
    Timing timing = times.of(envelope, now);
    Completion.Completed complete = completion.of(envelope, source, header);
    // What is not to be delivered yet waits in the queue, also for those who are here.
    boolean atOnce = timing.start().isAtOnce();
    return new NewMessage(
        Origin.of(envelope.session()),
        envelope.sender(),
        Terms.of(envelope.parameters(), now),
        timing,
        atOnce ? to.local() : List.of(),
        atOnce ? List.copyOf(to.away()) : to.all(),
        id -> TraceHeader.received(envelope, settings.hostname(), id, at),
        complete.content(),
        complete.messageId());
  }

  /**
   * Durable first; then the queue may begin, so that nothing is sent on that a crash could unmake.
   */
  private CommitBarrier afterCommit(QueueId id, NewMessage message, List<QueuedMessage> toSend) {
    CommitBarrier durable = storage.afterCommit();
    return () -> {
      durable.await();
      counters.count(Counter.MESSAGES_RECEIVED);
      counters.add(Counter.DELIVERED_LOCALLY, message.local().size());
      if (message.timing().start() instanceof Start.Held) {
        counters.count(Counter.MESSAGES_HELD);
      }
      arrivals.add(id.key());
      toSend.forEach(queue::offer);
      message.timing().start().release().ifPresent(queue::expect);
    };
  }

  /** As Postfix's DISCARD: the client is told what it would be told of a message that was kept. */
  private Reception discarded(Envelope envelope, long size, HeaderSummary header) {
    QueueId id = spool.unused();
    Instant now = clock.instant();
    Origin origin = Origin.of(envelope.session());
    timeline.discarded(
        new ReceivedEnvelope(
            id.key(),
            now,
            envelope.sender().text(),
            size,
            origin.client(),
            origin.helo(),
            origin.protocol(),
            origin.tls(),
            origin.account(),
            header.messageId(),
            Optional.of(now)),
        envelope.recipients().stream().map(to -> to.address().toString()).toList());
    LOG.log(
        Level.INFO,
        "{0}: from={1} to={2} recipients discarded",
        id,
        envelope.sender(),
        envelope.recipients().size());
    counters.count(Counter.MESSAGES_DISCARDED);
    return new Reception.Accepted(id.toString(), CommitBarrier.NONE);
  }

  private Reception refused(Reply reply) {
    counters.count(Counter.MESSAGES_REFUSED);
    return new Reception.Refused(reply);
  }
}
