package org.eaglemail.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;

/** Secrets of the server itself, by name. Each call is a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SecretTable {
  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private Clock clock;

  /** The secret of that name. */
  public Optional<byte[]> find(String name) {
    return Optional.ofNullable(database.find(SecretRow.class, name)).map(SecretRow::octets);
  }

  /**
   * Keeps a new secret.
   *
   * @throws AlreadyExists when there is one of that name
   */
  public void create(String name, byte[] octets) {
    SecretRow row = new SecretRow(name, octets, clock.instant());
    new DirectoryRows(database).insert(row, "secret " + name);
  }
}
