package org.eaglemail.maildrop.transfer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eaglemail.database.CurrentTransaction;
import org.eaglemail.directory.NotFound;
import org.eaglemail.directory.Page;
import org.eaglemail.queue.Leases;
import org.eaglemail.spool.AdoptedMessage;
import org.eaglemail.spool.Lease;
import org.eaglemail.spool.MaildropStore;
import org.eaglemail.spool.Spool;

/**
 * The rows of imports. Each call is a transaction of its own: what is told about progress is
 * committed.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportJobs {
  private static final SecureRandom RANDOM = new SecureRandom();

  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private Leases leases;
  @Inject private Spool spool;
  @Inject private MaildropStore maildrops;
  @Inject private CurrentTransaction transaction;
  @Inject private Clock clock;

  /** Notes down what is to be imported. */
  public ImportInfo create(long account, ImportOrder order) {
    ImportJob job = new ImportJob(account, order, now());
    database.persist(job);
    return job.info();
  }

  /** Imports, in the order in which they were made. */
  public List<ImportInfo> list(Page page) {
    return database
        .createQuery("select j from ImportJob j where j.id > :after order by j.id", ImportJob.class)
        .setParameter("after", page.after())
        .setMaxResults(page.limit())
        .getResultStream()
        .map(ImportJob::info)
        .toList();
  }

  /**
   * One of them.
   *
   * @throws NotFound when there is none of that number
   */
  public ImportInfo show(long id) {
    ImportJob job = database.find(ImportJob.class, id);
    if (job == null) {
      throw new NotFound("import " + id);
    }
    return job.info();
  }

  /** Forgets one; if it runs, it stops. What it imported stays. */
  public void delete(long id) {
    database.remove(locked(id));
  }

  /**
   * Takes over an import whose content a client sends.
   *
   * @param offset where in the source that begins
   * @throws IllegalArgumentException when it is not where the import stands, or it is done
   */
  public ImportRun begin(long id, long offset) {
    ImportJob job = locked(id);
    if (job.isDone() || job.order().onServer()) {
      throw new IllegalArgumentException("import " + id + " takes no content");
    }
    if (offset != job.position()) {
      throw new IllegalArgumentException(
          "import " + id + " goes on at octet " + job.position() + ", not " + offset);
    }
    return begin(job);
  }

  /** Takes over the next import of a file on this server that nobody works on. */
  public Optional<ImportRun> claim() {
    return database
        .createQuery(
            "select j.id from ImportJob j where j.onServer = true"
                + " and (j.state = :waiting or (j.state = :running and j.expires < :now))"
                + " order by j.id",
            Long.class)
        .setParameter("waiting", ImportState.WAITING)
        .setParameter("running", ImportState.RUNNING)
        .setParameter("now", now())
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(this::locked)
        // Another node may have been quicker.
        .filter(job -> job.isFree(now()))
        .map(this::begin);
  }

  /** Frees what this node worked on before it was started again. */
  public void reclaim() {
    Instant now = now();
    database
        .createQuery(
            "update ImportJob j set j.state = :interrupted, j.owner = null"
                + " where j.owner = :node and j.state = :running and j.onServer = false")
        .setParameter("interrupted", ImportState.INTERRUPTED)
        .setParameter("running", ImportState.RUNNING)
        .setParameter("node", leases.node())
        .executeUpdate();
    database
        .createQuery(
            "update ImportJob j set j.expires = :past, j.owner = null"
                + " where j.owner = :node and j.state = :running")
        .setParameter("past", now.minusSeconds(1))
        .setParameter("running", ImportState.RUNNING)
        .setParameter("node", leases.node())
        .executeUpdate();
  }

  /**
   * Puts messages into the maildrop, but those that were imported before, and moves the import on.
   *
   * @param batch those up to {@code position}
   * @throws ImportStopped when the import is not this run's any more; then nothing is written
   * @throws IOException when a message cannot be read; then nothing is written either
   */
  public void store(ImportRun run, ImportBatch batch, long position) throws IOException {
    ImportJob job = held(run);
    int imported;
    try {
      imported = adopt(job, batch);
    } catch (IOException e) {
      transaction.undo();
      throw e;
    }
    int skipped = batch.leftOut() + batch.items().size() - imported;
    job.advance(position, imported, skipped, lease(), now());
  }

  private int adopt(ImportJob job, ImportBatch batch) throws IOException {
    int imported = 0;
    for (ImportBatch.Item item : batch.items()) {
      if (isNew(job, item)) {
        spool.adopt(adopted(item));
        imported++;
      }
    }
    return imported;
  }

  private boolean isNew(ImportJob job, ImportBatch.Item item) {
    ImportedMessage.Key key = new ImportedMessage.Key(job.account(), item.digest());
    ImportedMessage known = database.find(ImportedMessage.class, key);
    if (known == null) {
      known = new ImportedMessage(job.account(), item.digest());
      database.persist(known);
    }
    if (known.meet(job.run()) && !job.order().again()) {
      return false;
    }
    known.count();
    return true;
  }

  private AdoptedMessage adopted(ImportBatch.Item item) {
    return new AdoptedMessage(
        item.to(),
        item.sender(),
        item.received().truncatedTo(ChronoUnit.MICROS),
        now(),
        item.message(),
        item.message().uidl().filter(id -> mayKeep(item.to().account(), id)));
  }

  /** RFC 1939 §7: no unique-id twice in a maildrop, and none that ours could become. */
  private boolean mayKeep(long account, String uidl) {
    return !uidl.matches("[0-9a-v]+\\.[0-9A-Z]{8,13}") && !maildrops.hasUidl(account, uidl);
  }

  /** Ends an import; nothing happens if it is not this run's any more. */
  public void end(ImportRun run, ImportState how, Optional<String> reason) {
    ImportJob job = database.find(ImportJob.class, run.job(), LockModeType.PESSIMISTIC_WRITE);
    if (job != null && job.isHeldUnder(run.fence())) {
      job.end(how, reason.orElse(null), now());
    }
  }

  private ImportRun begin(ImportJob job) {
    return job.begin(lease(), RANDOM.nextLong(), now());
  }

  private ImportJob held(ImportRun run) {
    ImportJob job = database.find(ImportJob.class, run.job(), LockModeType.PESSIMISTIC_WRITE);
    if (job == null || !job.isHeldUnder(run.fence())) {
      throw new ImportStopped(run.job());
    }
    return job;
  }

  private ImportJob locked(long id) {
    ImportJob job = database.find(ImportJob.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (job == null) {
      throw new NotFound("import " + id);
    }
    return job;
  }

  private Lease lease() {
    return leases.next(clock.instant());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
