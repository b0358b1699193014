package org.eaglemail.directory.apop;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eaglemail.directory.InvalidEntry;
import org.eaglemail.directory.NotFound;
import org.eaglemail.settings.Settings;

/**
 * The secrets of the accounts that chose APOP, by the keys of the accounts. Each call runs in the
 * caller's transaction or else in one of its own.
 */
@Stateless
public class ApopSecrets {
  /** Characters of a secret; RFC 1939 §7 asks for more than anybody guesses. */
  static final int MIN_LENGTH = 16;

  static final int MAX_LENGTH = 256;

  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private ApopKey key;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /**
   * From now on the account may log in by APOP, with that secret.
   *
   * @param secret printable ASCII; better not the account's password, as whoever has both the
   *     database and the key can read it
   * @throws InvalidEntry when it is too short, or APOP is off
   */
  public void choose(long account, String secret) {
    if (!settings.pop3Apop()) {
      throw new InvalidEntry("APOP is off: see eagle.pop3.apop");
    }
    if (secret.length() < MIN_LENGTH
        || secret.length() > MAX_LENGTH
        || !secret.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new InvalidEntry(
          "secret: " + MIN_LENGTH + " to " + MAX_LENGTH + " printable ASCII characters");
    }
    ApopSecretRow row = database.find(ApopSecretRow.class, account);
    if (row == null) {
      row = new ApopSecretRow(account);
      database.persist(row);
    }
    row.change(key.seal(account, secret), now());
  }

  /**
   * When the account chose APOP.
   *
   * @throws NotFound when it did not
   */
  public Instant chosen(long account) {
    return require(account).created();
  }

  /**
   * From now on the account does not log in by APOP.
   *
   * @throws NotFound when it did not before
   */
  public void forget(long account) {
    database.remove(require(account));
  }

  /** The secret that the account shares with its clients. */
  public Optional<String> find(long account) {
    return Optional.ofNullable(database.find(ApopSecretRow.class, account))
        .map(row -> key.open(account, row.sealed()));
  }

  private ApopSecretRow require(long account) {
    ApopSecretRow row = database.find(ApopSecretRow.class, account);
    if (row == null) {
      throw new NotFound("APOP secret of account " + account);
    }
    return row;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
