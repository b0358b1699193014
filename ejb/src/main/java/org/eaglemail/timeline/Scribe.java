package org.eaglemail.timeline;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.eaglemail.settings.Settings;

/**
 * Copies the envelopes of messages some seconds after they were received, many in a transaction, so
 * that reception pays nothing for it; and forgets what is past its time. A message that is sent on
 * before is copied by the transaction that removes it.
 *
 * <p>What is in memory only says where to look. Whatever a crash or a full memory lost is found by
 * looking at all messages: at the start, and once an hour for those of another node that died.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Scribe {
  private static final Logger LOG = System.getLogger(Scribe.class.getName());

  /** Messages copied in one transaction. */
  static final int BATCH = 500;

  /** Such transactions every three seconds, so that reception keeps the machine to itself. */
  static final int BATCHES = 2;

  @EJB private Chapters chapters;
  @Inject private Arrivals arrivals;
  @Inject private Settings settings;
  @Inject private Clock clock;

  private final ReentrantLock writing = new ReentrantLock();

  /** Copies some of what arrived; when more comes than that, the rest waits for a quiet hour. */
  @Schedule(second = "*/3", minute = "*", hour = "*", persistent = false)
  void writeSome() {
    write(BATCHES);
  }

  /** Copies all that arrived; one thread at a time, the others find it done. */
  public void write() {
    write(Integer.MAX_VALUE);
  }

  private void write(int batches) {
    writing.lock();
    try {
      boolean all = arrivals.isIncomplete();
      List<Long> some = next();
      for (int i = 1; !some.isEmpty(); i++) {
        chapters.keep(some);
        some = i < batches ? next() : List.of();
      }
      if (all) {
        search();
      }
    } catch (RuntimeException e) {
      arrivals.lost();
      LOG.log(Level.WARNING, "histories are written later", e);
    } finally {
      writing.unlock();
    }
  }

  private List<Long> next() {
    List<Long> some = new ArrayList<>(BATCH);
    arrivals.drain(some, BATCH);
    return some;
  }

  private void search() {
    long after = -1;
    List<Long> some = chapters.unkept(after, BATCH);
    while (!some.isEmpty()) {
      chapters.keep(some);
      after = some.getLast();
      some = chapters.unkept(after, BATCH);
    }
  }

  /** Once an hour, in as many transactions as it takes. */
  @Schedule(minute = "47", hour = "*", persistent = false)
  void forget() {
    arrivals.lost();
    Instant before = clock.instant().minus(settings.timelineRetention());
    int forgotten;
    do {
      forgotten = chapters.forget(before);
    } while (forgotten == Timeline.SWEEP);
  }
}
