package org.eaglemail.maildrop.terms;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eaglemail.spi.AnnouncedTerms;
import org.eaglemail.spi.MaildropTerms;

/**
 * What administrators and owners want of maildrops. The account's administrators win over the
 * domain's, these over the owner. Each call is a transaction.
 */
@Stateless
public class OptionTable {
  /** Accounts that {@link #accounts} lists in one go. */
  static final int BATCH = 500;

  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private Event<OptionsChange> changes;

  /** What administrators want of a domain's maildrops. */
  public Options ofDomain(long domain) {
    DomainOptionsRow row = database.find(DomainOptionsRow.class, domain);
    return row == null ? Options.NONE : row.wanted();
  }

  /** Sets what administrators want of a domain's maildrops. */
  public void setOfDomain(long domain, Options wanted) {
    DomainOptionsRow row =
        database.find(DomainOptionsRow.class, domain, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      row = new DomainOptionsRow(domain);
      database.persist(row);
    }
    row.want(wanted);
    changes.fire(new OptionsChange());
  }

  /** What administrators want of an account's maildrop. */
  public Options ofAccount(long account) {
    AccountOptionsRow row = database.find(AccountOptionsRow.class, account);
    return row == null ? Options.NONE : row.wanted();
  }

  /** Sets what administrators want of an account's maildrop. */
  public void setOfAccount(long account, Options wanted) {
    row(account).want(wanted);
    changes.fire(new OptionsChange());
  }

  /** What an account's owner wants. */
  public Options ofOwner(long account) {
    AccountOptionsRow row = database.find(AccountOptionsRow.class, account);
    return row == null ? Options.NONE : row.own();
  }

  /** Sets what an account's owner wants; how often he may come is not his to say. */
  public void setOfOwner(long account, Options wanted) {
    row(account).own(wanted.ofOwner());
    changes.fire(new OptionsChange());
  }

  private AccountOptionsRow row(long account) {
    AccountOptionsRow row =
        database.find(AccountOptionsRow.class, account, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      row = new AccountOptionsRow(account);
      database.persist(row);
    }
    return row;
  }

  /** What all of them together want of an account's maildrop. */
  public Options effective(long account) {
    Options domain =
        database
            .createQuery(
                "select d from DomainOptions d, Account a"
                    + " where a.id = :account and a.domain.id = d.domain",
                DomainOptionsRow.class)
            .setParameter("account", account)
            .getResultStream()
            .findFirst()
            .map(DomainOptionsRow::wanted)
            .orElse(Options.NONE);
    return ofAccount(account).or(domain).or(ofOwner(account));
  }

  /**
   * The strictest that anybody wants, whether or not he has his way.
   *
   * @return {@code varies} when anybody wants anything
   */
  public AnnouncedTerms strictest() {
    List<Stricter> all =
        List.of(
            new Stricter("DomainOptions o", "o.wanted.", true),
            new Stricter("AccountOptions o", "o.wanted.", true),
            new Stricter("AccountOptions o", "o.own", false));
    MaildropTerms terms =
        all.stream().map(this::terms).reduce(MaildropTerms.NONE, Options::strictest);
    boolean varies =
        Stream.of("DomainOptions", "AccountOptions")
            .anyMatch(
                rows ->
                    database
                            .createQuery("select count(o) from " + rows + " o", Long.class)
                            .getSingleResult()
                        > 0);
    return new AnnouncedTerms(terms, varies);
  }

  /** Columns of the same meaning. */
  private record Stricter(String rows, String prefix, boolean delays) {
    String column(String name) {
      return prefix.endsWith(".")
          ? prefix + name
          : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
  }

  private MaildropTerms terms(Stricter of) {
    String expire = of.column("expireDays");
    OptionalInt days =
        number("select min(" + expire + ") from " + of.rows() + " where " + expire + " > 0");
    OptionalInt delay =
        of.delays()
            ? number("select max(" + of.column("loginDelay") + ") from " + of.rows())
            : OptionalInt.empty();
    OptionalInt deleting =
        number(
            "select count(o) from "
                + of.rows()
                + " where "
                + of.column("deletesRetrieved")
                + " = true");
    return new MaildropTerms(Duration.ofSeconds(delay.orElse(0)), days, deleting.orElse(0) > 0);
  }

  private OptionalInt number(String query) {
    Number number = database.createQuery(query, Number.class).getSingleResult();
    return number == null ? OptionalInt.empty() : OptionalInt.of(number.intValue());
  }

  /** Accounts in the order of their keys, a batch of them. */
  public List<Long> accounts(long after) {
    return database
        .createQuery("select a.id from Account a where a.id > :after order by a.id", Long.class)
        .setParameter("after", after)
        .setMaxResults(BATCH)
        .getResultList();
  }
}
