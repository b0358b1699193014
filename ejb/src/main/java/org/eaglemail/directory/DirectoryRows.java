package org.eaglemail.directory;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;

/** The rows of the directory, as far as an entity manager's transaction sees them. */
final class DirectoryRows {
  private final EntityManager database;

  DirectoryRows(EntityManager database) {
    this.database = database;
  }

  Optional<DomainRow> domain(Domain name) {
    return first(
        database
            .createQuery("select d from Domain d where d.name = :name", DomainRow.class)
            .setParameter("name", name.name()));
  }

  /** Whether an alias or a list is in a domain; looks at all of them. */
  boolean hasAliases(Domain name) {
    // No domain has a percent sign or an underscore that LIKE could take for more than itself.
    return !database
        .createNativeQuery("select 1 from alias where name like ?1")
        .setParameter(1, "%@" + name.name())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  List<DomainRow> domains(Page page) {
    return database
        .createQuery("select d from Domain d where d.id > :after order by d.id", DomainRow.class)
        .setParameter("after", page.after())
        .setMaxResults(page.limit())
        .getResultList();
  }

  /** The account of an address whose local part is in lower case. */
  Optional<AccountRow> account(EmailAddress folded) {
    return first(
        database
            .createQuery(
                "select a from Account a join fetch a.domain d"
                    + " where d.name = :domain and a.localPart = :localPart",
                AccountRow.class)
            .setParameter("domain", folded.host().toString())
            .setParameter("localPart", folded.localPart()));
  }

  List<AccountRow> accounts(Optional<Domain> domain, Page page) {
    String among = domain.isPresent() ? " and d.name = :domain" : "";
    TypedQuery<AccountRow> query =
        database.createQuery(
            "select a from Account a join fetch a.domain d where a.id > :after"
                + among
                + " order by a.id",
            AccountRow.class);
    domain.ifPresent(name -> query.setParameter("domain", name.name()));
    return query.setParameter("after", page.after()).setMaxResults(page.limit()).getResultList();
  }

  /** The account that was opened first in a domain. */
  Optional<AccountRow> oldestAccount(Domain domain) {
    return first(
        database
            .createQuery(
                "select a from Account a join fetch a.domain d where d.name = :domain"
                    + " order by a.created, a.id",
                AccountRow.class)
            .setParameter("domain", domain.name()));
  }

  /** The account of that local part, in lower case, that was opened first in any domain. */
  Optional<AccountRow> oldestAccount(String localPart) {
    return first(
        database
            .createQuery(
                "select a from Account a join fetch a.domain d where a.localPart = :localPart"
                    + " order by a.created, a.id",
                AccountRow.class)
            .setParameter("localPart", localPart));
  }

  /** The account that was opened first of all. */
  Optional<AccountRow> oldestAccount() {
    return first(
        database.createQuery(
            "select a from Account a join fetch a.domain d order by a.created, a.id",
            AccountRow.class));
  }

  /** The group of a name in lower case. */
  Optional<GroupRow> group(String name) {
    return first(
        database
            .createQuery("select g from AccountGroup g where g.name = :name", GroupRow.class)
            .setParameter("name", name));
  }

  List<GroupRow> groups(Page page) {
    return database
        .createQuery(
            "select g from AccountGroup g where g.id > :after order by g.id", GroupRow.class)
        .setParameter("after", page.after())
        .setMaxResults(page.limit())
        .getResultList();
  }

  List<AccountRow> members(long group, Page page) {
    return database
        .createQuery(
            "select a from Account a join fetch a.domain d where a.id > :after and exists"
                + " (select m.account from GroupMember m where m.group = :group and m.account = a.id)"
                + " order by a.id",
            AccountRow.class)
        .setParameter("group", group)
        .setParameter("after", page.after())
        .setMaxResults(page.limit())
        .getResultList();
  }

  Optional<TransportRow> transport(String pattern) {
    return first(
        database
            .createQuery("select t from Transport t where t.pattern = :pattern", TransportRow.class)
            .setParameter("pattern", pattern));
  }

  List<TransportRow> transports(Page page) {
    return withHosts("select t from Transport t where t.id > :after order by t.id")
        .setParameter("after", page.after())
        .setMaxResults(page.limit())
        .getResultList();
  }

  /** All of them, see {@link Transports#MAX_TRANSPORTS}. */
  List<TransportRow> transports() {
    return withHosts("select t from Transport t").getResultList();
  }

  /** With one query more for the hosts of all, not one for each. */
  private TypedQuery<TransportRow> withHosts(String query) {
    return database
        .createQuery(query, TransportRow.class)
        .setHint("eclipselink.batch", "t.hosts")
        .setHint("eclipselink.batch.type", "IN");
  }

  long countTransports() {
    return database.createQuery("select count(t) from Transport t", Long.class).getSingleResult();
  }

  /**
   * Writes a new row now.
   *
   * @throws AlreadyExists when another transaction was quicker with one of the same name
   */
  void insert(Object row, String what) {
    database.persist(row);
    flush(ConstraintViolation.UNIQUE, new AlreadyExists(what));
  }

  /**
   * Removes a row now.
   *
   * @param reason thrown when other rows refer to it
   */
  void delete(Object row, StillInUse reason) {
    database.remove(row);
    flush(ConstraintViolation.FOREIGN_KEY, reason);
  }

  private void flush(ConstraintViolation expected, RuntimeException meaning) {
    try {
      database.flush();
    } catch (PersistenceException e) {
      throw expected.causes(e) ? meaning : e;
    }
  }

  private static <T> Optional<T> first(TypedQuery<T> query) {
    return query.setMaxResults(1).getResultList().stream().findFirst();
  }
}
