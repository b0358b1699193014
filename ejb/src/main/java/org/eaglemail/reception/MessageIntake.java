package org.eaglemail.reception;

import static org.eaglemail.protocol.smtp.Reply.reply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eaglemail.database.StableStorage;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.metrics.Counter;
import org.eaglemail.metrics.Counters;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.queue.Leases;
import org.eaglemail.queue.Queue;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.Reception;
import org.eaglemail.spool.LocalRecipient;
import org.eaglemail.spool.NewMessage;
import org.eaglemail.spool.Origin;
import org.eaglemail.spool.Spool;
import org.eaglemail.spool.Spooled;

/**
 * Writes a message that was received into the spool, and local recipients' copies into their
 * maildrops.
 */
@ApplicationScoped
public class MessageIntake {
  /** RFC 5321 §6.3; the code and words as Postfix's. */
  private static final Reply TOO_MANY_HOPS = reply(554, "5.4.6", "Error: too many hops");

  private static final Reply NO_LONGER_HERE =
      reply(450, "4.2.1", "A recipient changed while the message was sent; try again");

  @Inject private Settings settings;
  @Inject private MailboxLookup mailboxes;
  @Inject private Spool spool;
  @Inject private Leases leases;
  @Inject private Queue queue;
  @Inject private StableStorage storage;
  @Inject private Clock clock;
  @Inject private Counters counters;

  /**
   * Stores the message in the caller's transaction.
   *
   * @throws IOException when {@code source} cannot be read
   */
  public Reception accept(Envelope envelope, MessageSource source) throws IOException {
    if (Hops.count(source) > settings.receivedMax()) {
      return refused(TOO_MANY_HOPS);
    }
    Map<Long, LocalRecipient> local = new LinkedHashMap<>();
    Set<EmailAddress> remote = new LinkedHashSet<>();
    for (EnvelopeRecipient recipient : envelope.recipients()) {
      switch (mailboxes.find(recipient.address())) {
        case MailboxLookup.Account account ->
            local.putIfAbsent(account.id(), new LocalRecipient(account.id(), recipient.address()));
        case MailboxLookup.Foreign foreign -> remote.add(recipient.address());
        // It was there at RCPT: removed in between. The next try is told so at RCPT.
        case MailboxLookup.UnknownUser unknown -> {
          return refused(NO_LONGER_HERE);
        }
      }
    }
    Instant now = clock.instant();
    Spooled spooled =
        spool.store(
            message(envelope, source, List.copyOf(local.values()), new ArrayList<>(remote), now),
            leases.next(now));
    return new Reception.Accepted(spooled.id().toString(), afterCommit(spooled, local.size()));
  }

  private NewMessage message(
      Envelope envelope,
      MessageSource source,
      List<LocalRecipient> local,
      List<EmailAddress> remote,
      Instant now) {
    ZonedDateTime at = now.atZone(clock.getZone());
    return new NewMessage(
        Origin.of(envelope.session()),
        envelope.sender(),
        envelope.parameters().body(),
        local,
        remote,
        id -> TraceHeader.received(envelope, settings.hostname(), id, at),
        source,
        now,
        now.plus(settings.queueExpiry()));
  }

  /**
   * Durable first; then the queue may begin, so that nothing is sent on that a crash could unmake.
   */
  private CommitBarrier afterCommit(Spooled spooled, int local) {
    CommitBarrier durable = storage.afterCommit();
    return () -> {
      durable.await();
      counters.count(Counter.MESSAGES_RECEIVED);
      counters.add(Counter.DELIVERED_LOCALLY, local);
      spooled.queued().ifPresent(queue::offer);
    };
  }

  private Reception refused(Reply reply) {
    counters.count(Counter.MESSAGES_REFUSED);
    return new Reception.Refused(reply);
  }
}
