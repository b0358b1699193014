package org.eaglemail.queue;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Local;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.bounce.NotifiedRecipient;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.delivery.Report;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spool.Lease;
import org.eaglemail.spool.PauseStore;
import org.eaglemail.spool.PausedDestination;
import org.eaglemail.spool.Portion;
import org.eaglemail.spool.QueueControl;
import org.eaglemail.spool.QueueFilter;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.QueueStore;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;

/** The ledger in the spool's database. */
@Singleton
@Local(Ledger.class)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class TransactionalLedger implements Ledger {
  private static final Outcome EXPIRED_BY_HAND =
      new Outcome.Failed(
          Optional.empty(),
          NotifiedRecipient.EXPIRED,
          Reply.reply(451, "4.4.7", "Given up by an administrator"));

  @Inject private QueueStore store;
  @Inject private QueueControl control;
  @Inject private PauseStore pauses;
  @Inject private Leases leases;
  @Inject private Clock clock;
  @Inject private OutcomeWriter outcomes;

  @Override
  public int reclaim(Instant now) {
    return store.reclaim(leases.node(), now);
  }

  @Override
  public List<QueuedMessage> claim(Instant now, int limit) {
    return store.claim(now, limit, leases.next(now));
  }

  @Override
  public Optional<Instant> nextDue() {
    return store.nextDue();
  }

  @Override
  public Set<Long> renew(List<Long> recipients, Lease lease) {
    return store.renew(recipients, lease);
  }

  @Override
  public void giveBack(List<QueuedRecipient> recipients, Instant at) {
    store.giveBack(recipients, at);
  }

  @Override
  public void postpone(List<QueuedRecipient> recipients, String destination, Instant at) {
    // Whoever ends the pause waits for this, and then finds what it kept waiting.
    if (pauses.isPaused(destination)) {
      store.postpone(recipients, destination, at);
    } else {
      giveBack(recipients, clock.instant());
    }
  }

  @Override
  public List<String> paused() {
    return pauses.all().stream().map(PausedDestination::name).toList();
  }

  @Override
  public boolean endPause(String destination) {
    return pauses.end(destination);
  }

  @Override
  public Portion resume(String destination, long after, Instant now) {
    return control.resume(destination, after, now);
  }

  @Override
  public Portion flush(Domain domain, boolean subdomains, long after, Instant now) {
    return control.flush(domain, subdomains, after, now);
  }

  @Override
  public Recorded expire(QueueId message, QueueFilter filter, Instant now) {
    return outcomes.write(
        control.seize(message, filter, leases.next(now)).stream()
            .map(seized -> Report.same(seized, seized.recipients(), EXPIRED_BY_HAND))
            .toList(),
        now);
  }

  @Override
  public Recorded record(List<Report> reports, Instant now) {
    return outcomes.write(reports, now);
  }

  @Override
  public void quarantine(Report report, String reason, Instant now) {
    outcomes.quarantine(report, reason, now);
  }

  @Override
  public void check() {
    store.nextDue();
  }
}
