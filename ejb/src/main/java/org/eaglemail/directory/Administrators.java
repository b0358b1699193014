package org.eaglemail.directory;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.eaglemail.settings.Settings;

/**
 * Those who may administer the server: who they are, and how the first comes to be. For use by any
 * thread; needs no transaction.
 */
@ApplicationScoped
public class Administrators {
  /** The name of the first administrator. */
  public static final String FIRST = "admin";

  private static final Logger LOG = System.getLogger(Administrators.class.getName());
  private static final int MAX_NAME = 64;

  /** Names remembered, of administrators and of nobody. */
  static final int MAX_ENTRIES = 1000;

  private final LookupCache<String, Optional<PasswordHash>> known = new LookupCache<>(MAX_ENTRIES);

  private final LookupCache<String, Boolean> readers = new LookupCache<>(MAX_ENTRIES);

  @EJB private AdministratorTable table;
  @Inject private PasswordVerifier verifier;

  /**
   * Sees to it that there is an administrator. With {@code eagle.admin.password} it is {@value
   * #FIRST}, with that password, whatever it was before. Without, and when there is none yet,
   * {@value #FIRST} gets a generated password, which is written to the file {@code
   * initial-admin-password} in the data directory and nowhere else.
   *
   * @throws IOException when that file cannot be written; then there is no new administrator either
   */
  public void ensureFirst(Settings settings) throws IOException {
    Optional<String> given = settings.adminPassword();
    if (given.isPresent()) {
      adopt(given.get());
      InitialPassword.delete(settings.data());
    } else if (table.isEmpty()) {
      generate(settings.data());
    }
  }

  private void adopt(String password) {
    Optional<PasswordHash> stored = table.password(FIRST);
    if (stored.isEmpty()) {
      table.create(FIRST, PasswordHash.of(password));
    } else if (!stored.get().isCurrent() || !stored.get().matches(password)) {
      table.setPassword(FIRST, PasswordHash.of(password));
    }
  }

  private void generate(Path data) throws IOException {
    String password = InitialPassword.generate(new SecureRandom());
    // The file comes first: a crash in between must not leave an administrator whom nobody knows.
    InitialPassword.write(data, password);
    try {
      table.create(FIRST, PasswordHash.of(password));
      LOG.log(
          Level.INFO,
          "The first administrator is {0}; the password is in {1}",
          FIRST,
          data.resolve(InitialPassword.FILE));
    } catch (AlreadyExists e) {
      // Another node on the same database was quicker; its file has the password.
      InitialPassword.delete(data);
    }
  }

  /**
   * Whether there is an administrator of that name and the password fits.
   *
   * @throws VerificationBusy when it could not be verified in time
   */
  public boolean verify(String name, String password) {
    Optional<PasswordHash> stored =
        name.length() > MAX_NAME ? Optional.empty() : known.get(name, table::password);
    return verifier.verify("administrator " + name, stored, password);
  }

  /**
   * Adds one.
   *
   * @throws AlreadyExists when there is one of that name
   */
  public void create(String name, String password) {
    table.create(name, PasswordHash.of(password));
  }

  /** Whether an administrator was given the right to read what is in messages. */
  public boolean mayReadMail(String name) {
    return readers.get(name, table::isMailReader);
  }

  void changed(
      @Observes(during = TransactionPhase.AFTER_COMPLETION)
          DirectoryChange.OfAdministrator change) {
    known.forget(change.name());
    readers.forget(change.name());
  }
}
