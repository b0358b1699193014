package org.eaglemail.addressing.store;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eaglemail.addressing.AliasName;
import org.eaglemail.addressing.Forward;
import org.eaglemail.directory.AccountInfo;
import org.eaglemail.directory.Directory;
import org.eaglemail.directory.InvalidEntry;
import org.eaglemail.directory.NotFound;
import org.eaglemail.protocol.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * The operations on where accounts want their mail. Transactions and exceptions are as in {@link
 * Directory}.
 */
@Stateless
public class Forwards {
  /** Addresses that an account forwards to. */
  public static final int MAX_TARGETS = 100;

  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @EJB private Directory directory;
  @Inject private Event<AddressingChange> changes;
  @Inject private Clock clock;

  /**
   * Where an account's mail goes.
   *
   * @throws NotFound when there is no such account, or it keeps its mail to itself
   */
  public Forward find(EmailAddress account) {
    return require(directory.account(account)).forward();
  }

  /**
   * Sends an account's mail there from now on. Its own address among the targets means a copy.
   *
   * @throws InvalidEntry when the targets are none, or too many
   */
  public Forward set(EmailAddress address, boolean keepsCopy, List<EmailAddress> targets) {
    AccountInfo account = directory.account(address);
    AliasName own = AliasName.of(account.address());
    List<EmailAddress> others =
        targets.stream().filter(target -> !AliasName.of(target).equals(own)).distinct().toList();
    if (others.isEmpty() || others.size() > MAX_TARGETS) {
      throw new InvalidEntry("targets: 1 to " + MAX_TARGETS + " other addresses");
    }
    Forward wanted = new Forward(keepsCopy || others.size() < targets.size(), others);
    @Nullable ForwardRow row = database.find(ForwardRow.class, account.id());
    if (row == null) {
      row = new ForwardRow(account.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
      row.forward(wanted);
      database.persist(row);
    } else {
      row.forward(wanted);
    }
    changes.fire(new AddressingChange.OfForward(account.id()));
    return row.forward();
  }

  /** From now on the account's mail stays in its own maildrop. */
  public void delete(EmailAddress address) {
    AccountInfo account = directory.account(address);
    database.remove(require(account));
    changes.fire(new AddressingChange.OfForward(account.id()));
  }

  private ForwardRow require(AccountInfo account) {
    ForwardRow row = database.find(ForwardRow.class, account.id());
    if (row == null) {
      throw new NotFound("forward of " + account.address());
    }
    return row;
  }
}
