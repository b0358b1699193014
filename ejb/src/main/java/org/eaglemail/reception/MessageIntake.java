package org.eaglemail.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.addressing.Copy;
import org.eaglemail.addressing.Distribution;
import org.eaglemail.addressing.Expansion;
import org.eaglemail.addressing.Recipients;
import org.eaglemail.bounce.NotifiedMessage;
import org.eaglemail.database.StableStorage;
import org.eaglemail.maildrop.quota.QuotaLookup;
import org.eaglemail.metrics.Counter;
import org.eaglemail.metrics.Counters;
import org.eaglemail.policy.ReceptionPolicy;
import org.eaglemail.policy.header.HeaderScan;
import org.eaglemail.policy.header.HeaderSummary;
import org.eaglemail.policy.recipient.QuotaCheck;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.queue.DeliveryNotices;
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
import org.eaglemail.spool.LocalRecipient;
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
  @Inject private Recipients recipients;
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
    Distribution to =
        Distribution.of(
            envelope.sender(),
            envelope.recipients(),
            recipients::expand,
            each ? this::withoutRoom : expansion -> Optional.empty(),
            settings.expansionMax());
    if (each ? to.copies().isEmpty() : !to.refused().isEmpty()) {
      return refused(to.refused().values().iterator().next());
    }
    return envelope.disposition() == Disposition.DISCARD
        ? discarded(envelope, source.size(), header)
        : stored(envelope, completion.of(envelope, source, header), to);
  }

  /**
   * Where the client is told of each recipient (RFC 2033 §4.2), what cannot be put into a maildrop
   * now is refused, and be it that it filled up since RCPT.
   */
  private Optional<Reply> withoutRoom(Expansion expansion) {
    if (expansion.isElsewhere()) {
      return Optional.of(Distribution.NO_LONGER_HERE);
    }
    return expansion.isFull(quotas::isFull)
        ? Optional.of(QuotaCheck.full(expansion.recipient()))
        : Optional.empty();
  }

  /** A message for each sender that recipients get it from: its own, and the owners of lists. */
  private Reception stored(Envelope envelope, Completion.Completed complete, Distribution to)
      throws IOException {
    Instant now = clock.instant();
    List<NewMessage> messages = new ArrayList<>(1);
    List<Spooled> spooled = new ArrayList<>(1);
    for (Copy copy : to.copies()) {
      NewMessage message = message(envelope, complete, copy, now);
      messages.add(message);
      spooled.add(stored(message, now));
    }
    QueueId id = spooled.getFirst().id();
    List<QueueId> ids = spooled.stream().map(Spooled::id).toList();
    for (int copy = 1; copy < ids.size(); copy++) {
      timeline.copied(id.key(), ids.get(copy).key(), messages.get(copy).sender().toString());
    }
    to.insteads().forEach(instead -> expanded(id, instead));
    NotifiedMessage about =
        new NotifiedMessage(
            id,
            envelope.sender(),
            Terms.of(envelope.parameters(), now),
            messages.getFirst().origin(),
            now,
            complete.content());
    spooled.addAll(notices.write(about, to, delivered(messages.getFirst(), to), now));
    List<QueuedMessage> toSend = spooled.stream().flatMap(one -> one.queued().stream()).toList();
    return new Reception.Accepted(id.toString(), afterCommit(ids, messages, toSend), to.refused());
  }

  private Spooled stored(NewMessage message, Instant now) throws IOException {
    Spooled spooled = spool.store(message, leases.next(now));
    message
        .timing()
        .start()
        .holdReason()
        .ifPresent(
            why -> timeline.add(TimelineEvent.of(spooled.id().key(), now, EventKind.HELD, why)));
    return spooled;
  }

  /** In the history: for whom it is instead, the first of them. */
  private void expanded(QueueId id, Distribution.Instead instead) {
    timeline.expanded(
        id.key(),
        instead.recipient().toString(),
        instead.some().stream().map(EmailAddress::toString).toList(),
        instead.way().text(instead.all()));
  }

  /** Those in whose maildrops it is, and who do not have it from a list. */
  private static List<EnvelopeRecipient> delivered(NewMessage first, Distribution to) {
    Copy own = to.copies().getFirst();
    return own.isListed() || !first.timing().start().isAtOnce() ? List.of() : own.here();
  }

  private NewMessage message(
      Envelope envelope, Completion.Completed complete, Copy copy, Instant now) {
    ZonedDateTime at = now.atZone(clock.getZone());
    Timing timing = times.of(envelope, now);
    Terms terms = Terms.of(envelope.parameters(), now);
    // What is not to be delivered yet waits in the queue, also for those who are here.
    boolean atOnce = timing.start().isAtOnce();
    return new NewMessage(
        Origin.of(envelope.session()),
        copy.sender(),
        copy.isListed() ? terms.listed() : terms,
        timing,
        atOnce ? LocalRecipient.of(copy.accounts()) : List.of(),
        atOnce ? copy.away() : copy.all(),
        id -> TraceHeader.received(envelope, settings.hostname(), id, at),
        complete.content(),
        complete.messageId());
  }

  /**
   * Durable first; then the queue may begin, so that nothing is sent on that a crash could unmake.
   */
  private CommitBarrier afterCommit(
      List<QueueId> ids, List<NewMessage> messages, List<QueuedMessage> toSend) {
    Start start = messages.getFirst().timing().start();
    CommitBarrier durable = storage.afterCommit();
    return () -> {
      durable.await();
      counters.count(Counter.MESSAGES_RECEIVED);
      messages.forEach(m -> counters.add(Counter.DELIVERED_LOCALLY, m.local().size()));
      if (start instanceof Start.Held) {
        counters.count(Counter.MESSAGES_HELD);
      }
      ids.forEach(id -> arrivals.add(id.key()));
      toSend.forEach(queue::offer);
      start.release().ifPresent(queue::expect);
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
    // Its history is to survive a crash, as all that was acknowledged.
    return new Reception.Accepted(id.toString(), storage.afterCommit());
  }

  private Reception refused(Reply reply) {
    counters.count(Counter.MESSAGES_REFUSED);
    return new Reception.Refused(reply);
  }
}
