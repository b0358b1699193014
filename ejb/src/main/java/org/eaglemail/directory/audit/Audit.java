package org.eaglemail.directory.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eaglemail.directory.Page;

/** The audit trail. Each call is a transaction, or part of the caller's. */
@Stateless
public class Audit {
  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private Clock clock;

  /**
   * Records what is about to be done; whoever reads mail does so only when this has been committed.
   */
  public void record(Actor actor, AuditAction action, String subject) {
    database.persist(
        new AuditRecord(actor, action, subject, clock.instant().truncatedTo(ChronoUnit.MICROS)));
  }

  /** Records, the oldest first. */
  public List<AuditInfo> list(Page page) {
    return database
        .createQuery(
            "select r from AuditRecord r where r.id > :after order by r.id", AuditRecord.class)
        .setParameter("after", page.after())
        .setMaxResults(page.limit())
        .getResultStream()
        .map(AuditRecord::info)
        .toList();
  }
}
