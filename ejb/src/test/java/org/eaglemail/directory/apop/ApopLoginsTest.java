package org.eaglemail.directory.apop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eaglemail.directory.DirectoryDatabase;
import org.eaglemail.directory.Injection;
import org.eaglemail.directory.InvalidEntry;
import org.eaglemail.directory.MailAccount;
import org.eaglemail.directory.NotFound;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApopLoginsTest {
  private static final String ALICE = "alice@example.test";

  // The example of RFC 1939 §7.
  private static final String TIMESTAMP = "<1896.697170952@dbc.mtview.ca.us>";
  private static final String DIGEST = "c4c9334bac560ecc979e58001b3e22fb";

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path directory;

  private final DirectoryDatabase database = new DirectoryDatabase();
  private Settings settings = DirectoryDatabase.settings(Map.of());
  private ApopKey key = new ApopKey();
  private long alice;

  @BeforeEach
  void fill() {
    settings =
        DirectoryDatabase.settings(
            Map.of("eagle.pop3.apop", "on", "eagle.data", directory.toString()));
    key = Injection.into(new ApopKey(), settings);
    database.createDomain("example.test");
    alice = database.createAccount(ALICE).id();
    database.createAccount("bob@example.test");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private <T> T secrets(Function<ApopSecrets, T> call) {
    return database.inTransaction(
        entities -> call.apply(Injection.into(new ApopSecrets(), entities, key, settings, CLOCK)));
  }

  private Optional<String> secret() {
    return secrets(table -> table.find(alice));
  }

  private Instant chosen() {
    return secrets(table -> table.chosen(alice));
  }

  private void choose(String secret) {
    secrets(
        table -> {
          table.choose(alice, secret);
          return true;
        });
  }

  private Optional<String> verified(String name, String digest) {
    return secrets(
            table ->
                Injection.into(new ApopLogins(), database.logins, table)
                    .verify(new Proof.Apop(name, TIMESTAMP, digest)))
        .map(MailAccount::address)
        .map(Object::toString);
  }

  /** The secret of the example is shorter than what may be chosen. */
  @Test
  void verifiesTheExampleOfTheStandard() {
    database.inTransaction(
        entities -> {
          ApopSecretRow row = new ApopSecretRow(alice);
          row.change(key.seal(alice, "tanstaaf"), CLOCK.instant());
          entities.persist(row);
          return row;
        });

    assertThat(verified(ALICE, DIGEST)).contains(ALICE);
    assertThat(verified("ALICE", DIGEST.toUpperCase(Locale.ROOT))).contains(ALICE);
    assertThat(verified(ALICE, DIGEST.replace('c', 'd'))).isEmpty();
    assertThat(verified("bob", DIGEST)).isEmpty();
    assertThat(verified("nobody", DIGEST)).isEmpty();
  }

  /** MD5 over the timestamp alone: as if the secret were nothing. */
  @Test
  void whoDidNotChooseApopHasNoEmptySecret() {
    String ofNothing = "6d7379174f7df9fb329480e5c47c1f1a";
    assertThat(verified(ALICE, ofNothing)).isEmpty();
    assertThat(verified("nobody", ofNothing)).isEmpty();
  }

  @Test
  void aSecretIsChosenChangedAndForgotten() {
    choose("sixteen-or-more-letters");
    choose("another-secret-of-hers");
    assertThat(secret()).contains("another-secret-of-hers");
    assertThat(chosen()).isEqualTo(CLOCK.instant());

    secrets(
        table -> {
          table.forget(alice);
          return true;
        });

    assertThat(secret()).isEmpty();
    assertThatThrownBy(this::chosen).isInstanceOf(NotFound.class);
  }

  @Test
  void theDatabaseDoesNotShowTheSecret() {
    choose("sixteen-or-more-letters");
    byte[] stored =
        database.inTransaction(entities -> entities.find(ApopSecretRow.class, alice).sealed());
    assertThat(new String(stored, ISO_8859_1)).doesNotContain("letters");
  }

  @Test
  void shortAndUnprintableSecretsAreRefused() {
    assertThatThrownBy(() -> choose("fifteen-letters")).isInstanceOf(InvalidEntry.class);
    assertThatThrownBy(() -> choose("sixteen-or-more\nletters")).isInstanceOf(InvalidEntry.class);
    assertThatThrownBy(() -> choose("x".repeat(257))).isInstanceOf(InvalidEntry.class);
  }

  @Test
  void nobodyChoosesWhatIsOff() {
    settings = DirectoryDatabase.settings(Map.of());
    assertThatThrownBy(() -> choose("sixteen-or-more-letters"))
        .isInstanceOf(InvalidEntry.class)
        .hasMessageContaining("eagle.pop3.apop");
  }
}
