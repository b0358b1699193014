package org.eaglemail.policy.access;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eaglemail.directory.AlreadyExists;
import org.eaglemail.directory.ConstraintViolation;
import org.eaglemail.directory.InvalidEntry;
import org.eaglemail.directory.NotFound;
import org.eaglemail.directory.Page;

/** The operations on the access table, for those who administer it. Each is a transaction. */
@Stateless
public class AccessRules {
  /** The table is held in memory as a whole, so it has an end. */
  public static final int MAX_RULES = 10_000;

  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private Event<AccessChange> changes;
  @Inject private Clock clock;

  /**
   * Adds a rule.
   *
   * @param kind see {@link AccessKind#parse}
   * @param pattern see {@link AccessPattern#canonical}
   * @param action see {@link AccessAction#parse}
   * @param reply what to answer instead of the action's own reply
   * @throws AlreadyExists when the pattern has a rule of that kind
   * @throws InvalidEntry when one of the four is not valid, or the table is full
   */
  public AccessInfo create(String kind, String pattern, String action, Optional<String> reply) {
    AccessRule rule = valid(() -> rule(kind, pattern, action, reply));
    if (count() >= MAX_RULES) {
      throw new InvalidEntry("there are " + MAX_RULES + " access rules, the most there can be");
    }
    AccessRow row = new AccessRow(rule, clock.instant().truncatedTo(ChronoUnit.MICROS));
    database.persist(row);
    try {
      database.flush();
    } catch (PersistenceException e) {
      throw ConstraintViolation.UNIQUE.causes(e)
          ? new AlreadyExists("access rule for " + rule.kind().text() + " " + rule.pattern())
          : e;
    }
    changes.fire(new AccessChange());
    return row.info();
  }

  /** Rules in the order in which they came. */
  public List<AccessInfo> list(Page page) {
    return database
        .createQuery(
            "select a from AccessRule a where a.id > :after order by a.id", AccessRow.class)
        .setParameter("after", page.after())
        .setMaxResults(page.limit())
        .getResultList()
        .stream()
        .map(AccessRow::info)
        .toList();
  }

  /**
   * One rule.
   *
   * @throws NotFound when there is none of that id
   */
  public AccessInfo find(long id) {
    return require(id).info();
  }

  /**
   * Removes a rule.
   *
   * @throws NotFound when there is none of that id
   */
  public void delete(long id) {
    database.remove(require(id));
    changes.fire(new AccessChange());
  }

  private AccessRow require(long id) {
    AccessRow row = database.find(AccessRow.class, id);
    if (row == null) {
      throw new NotFound("access rule " + id);
    }
    return row;
  }

  private long count() {
    return database.createQuery("select count(a) from AccessRule a", Long.class).getSingleResult();
  }

  private static AccessRule rule(
      String kind, String pattern, String action, Optional<String> reply) {
    AccessKind known = AccessKind.parse(kind);
    return new AccessRule(
        known, AccessPattern.canonical(known, pattern), AccessAction.parse(action, reply));
  }

  private static <T> T valid(Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidEntry(String.valueOf(e.getMessage()), e);
    }
  }
}
