package org.eaglemail.addressing.store;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eaglemail.addressing.rewrite.RewriteRule;
import org.eaglemail.directory.AlreadyExists;
import org.eaglemail.directory.ConstraintViolation;
import org.eaglemail.directory.InvalidEntry;
import org.eaglemail.directory.NotFound;
import org.eaglemail.directory.Page;

/** The operations on rewrite rules, for those who administer them. Each is a transaction. */
@Stateless
public class Rewrites {
  /** The table is held in memory as a whole, so it has an end. */
  public static final int MAX_RULES = 10_000;

  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private Event<AddressingChange> changes;
  @Inject private Clock clock;

  /**
   * Adds a rule.
   *
   * @throws AlreadyExists when the pattern has a rule of that kind
   * @throws InvalidEntry when the table is full
   */
  public RewriteInfo create(RewriteRule rule) {
    if (count() >= MAX_RULES) {
      throw new InvalidEntry("there are " + MAX_RULES + " rewrite rules, the most there can be");
    }
    RewriteRow row = new RewriteRow(rule, clock.instant().truncatedTo(ChronoUnit.MICROS));
    database.persist(row);
    try {
      database.flush();
    } catch (PersistenceException e) {
      throw ConstraintViolation.UNIQUE.causes(e)
          ? new AlreadyExists("rewrite rule for " + rule.kind().text() + " " + rule.pattern())
          : e;
    }
    changes.fire(new AddressingChange.OfRewrites());
    return row.info();
  }

  /** Rules in the order in which they came. */
  public List<RewriteInfo> list(Page page) {
    return database
        .createQuery(
            "select r from RewriteRule r where r.id > :after order by r.id", RewriteRow.class)
        .setParameter("after", page.after())
        .setMaxResults(page.limit())
        .getResultList()
        .stream()
        .map(RewriteRow::info)
        .toList();
  }

  /**
   * One rule.
   *
   * @throws NotFound when there is none of that id
   */
  public RewriteInfo find(long id) {
    return require(id).info();
  }

  /**
   * Removes a rule.
   *
   * @throws NotFound when there is none of that id
   */
  public void delete(long id) {
    database.remove(require(id));
    changes.fire(new AddressingChange.OfRewrites());
  }

  private RewriteRow require(long id) {
    RewriteRow row = database.find(RewriteRow.class, id);
    if (row == null) {
      throw new NotFound("rewrite rule " + id);
    }
    return row;
  }

  private long count() {
    return database.createQuery("select count(r) from RewriteRule r", Long.class).getSingleResult();
  }
}
