package org.eaglemail.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which names log in to an account. */
class LoginLookupTest {
  private static final String ALICE = "alice@home.test";

  private static Optional<String> account(DirectoryDatabase database, String name) {
    return database.logins.find(name).map(login -> login.account().address().toString());
  }

  private static DirectoryDatabase withAlice(Map<String, String> given) {
    DirectoryDatabase database = new DirectoryDatabase(DirectoryDatabase.settings(given));
    database.createDomain("home.test");
    database.createAccount(ALICE);
    return database;
  }

  @Test
  void aDomainThatIsNotHereIsAnotherUsers() {
    try (DirectoryDatabase database = withAlice(Map.of())) {
      assertThat(account(database, "ALICE@Home.Test")).contains(ALICE);
      assertThat(account(database, "alice")).contains(ALICE);
      assertThat(account(database, "alice@old.test")).isEmpty();
    }
  }

  @Test
  void aDomainThatIsNotHereCanBeTrimmed() {
    try (DirectoryDatabase database = withAlice(Map.of("eagle.login.trim-domain", "on"))) {
      assertThat(account(database, "Alice@old.test")).contains(ALICE);
      assertThat(account(database, "alice@[192.0.2.1]")).contains(ALICE);
      assertThat(account(database, "bob@old.test")).isEmpty();
      database.createDomain("old.test");
      assertThat(account(database, "alice@old.test")).as("now it is here").isEmpty();
      assertThat(account(database, ALICE)).contains(ALICE);
    }
  }
}
