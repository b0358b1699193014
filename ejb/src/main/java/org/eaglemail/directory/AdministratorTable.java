package org.eaglemail.directory;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The rows of administrators. Transactions are as in {@link Directory}. */
@Stateless
public class AdministratorTable {
  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private Event<DirectoryChange> changes;
  @Inject private Clock clock;

  /** Whether there is none yet. */
  public boolean isEmpty() {
    return database
        .createQuery("select a from Administrator a", AdministratorRow.class)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** The hash of an administrator's password. */
  public Optional<PasswordHash> password(String name) {
    return Optional.ofNullable(database.find(AdministratorRow.class, name))
        .map(AdministratorRow::password);
  }

  /**
   * Adds one.
   *
   * @throws AlreadyExists when there is one of that name
   */
  public void create(String name, PasswordHash password) {
    if (password(name).isPresent()) {
      throw new AlreadyExists("administrator " + name);
    }
    AdministratorRow row =
        new AdministratorRow(name, password, clock.instant().truncatedTo(ChronoUnit.MICROS));
    new DirectoryRows(database).insert(row, "administrator " + name);
    changes.fire(new DirectoryChange.OfAdministrator(name));
  }

  /**
   * Gives one another password.
   *
   * @throws NotFound when there is none of that name
   */
  public void setPassword(String name, PasswordHash password) {
    require(name).password(password);
    changes.fire(new DirectoryChange.OfAdministrator(name));
  }

  /** All of them. */
  public List<AdministratorInfo> list() {
    return database
        .createQuery("select a from Administrator a order by a.name", AdministratorRow.class)
        .setMaxResults(Page.MAX_LIMIT)
        .getResultStream()
        .map(AdministratorRow::info)
        .toList();
  }

  /** Whether there is one of that name who was given the right to read mail. */
  public boolean isMailReader(String name) {
    AdministratorRow row = database.find(AdministratorRow.class, name);
    return row != null && row.info().mailReader();
  }

  /**
   * Gives or takes the right to read what is in messages.
   *
   * @throws NotFound when there is none of that name
   */
  public void setMailReader(String name, boolean may) {
    require(name).mailReader(may);
    changes.fire(new DirectoryChange.OfAdministrator(name));
  }

  /**
   * Removes one.
   *
   * @throws NotFound when there is none of that name
   */
  public void delete(String name) {
    database.remove(require(name));
    changes.fire(new DirectoryChange.OfAdministrator(name));
  }

  private AdministratorRow require(String name) {
    AdministratorRow row = database.find(AdministratorRow.class, name);
    if (row == null) {
      throw new NotFound("administrator " + name);
    }
    return row;
  }
}
