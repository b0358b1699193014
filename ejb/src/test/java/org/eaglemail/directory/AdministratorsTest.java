package org.eaglemail.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eaglemail.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdministratorsTest {
  private final DirectoryDatabase database = new DirectoryDatabase();
  private final PasswordVerifier verifier = new PasswordVerifier();

  @TempDir private Path data;

  @AfterEach
  void close() {
    database.close();
  }

  private Settings settings() {
    return DirectoryDatabase.settings(Map.of("eagle.data", data.toString()));
  }

  private Settings settings(String password) {
    return DirectoryDatabase.settings(
        Map.of("eagle.data", data.toString(), "eagle.admin.password", password));
  }

  private void ensureFirst(Settings settings) {
    database.administrators(
        table -> {
          try {
            Injection.into(new Administrators(), table, verifier).ensureFirst(settings);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
          return true;
        });
  }

  private boolean verify(String name, String password) {
    return database.administrators(
        table -> Injection.into(new Administrators(), table, verifier).verify(name, password));
  }

  private Path file() {
    return data.resolve("initial-admin-password");
  }

  @Test
  void theFirstOneGetsAPasswordThatOnlyTheOwnerCanRead() throws IOException {
    ensureFirst(settings());

    assertThat(file()).isRegularFile();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    String password = Files.readString(file()).strip();
    assertThat(password).hasSize(24).matches("[2-9A-HJ-NP-Za-hjkmnp-z]+");
    assertThat(verify("admin", password)).isTrue();
    assertThat(verify("admin", password + "x")).isFalse();
    assertThat(verify("root", password)).isFalse();
    assertThat(verify("a".repeat(1000), password)).isFalse();
    try (var files = Files.list(data)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void aSecondStartMakesNoSecondPassword() throws IOException {
    ensureFirst(settings());
    String password = Files.readString(file()).strip();
    Files.delete(file());
    ensureFirst(settings());

    assertThat(file()).doesNotExist();
    assertThat(verify("admin", password)).isTrue();
  }

  @Test
  void aGivenPasswordCountsWhateverItWasBefore() throws IOException {
    ensureFirst(settings());
    String generated = Files.readString(file()).strip();

    ensureFirst(settings("given"));
    assertThat(verify("admin", "given")).isTrue();
    assertThat(verify("admin", generated)).isFalse();
    assertThat(file()).doesNotExist();

    ensureFirst(settings("given again"));
    assertThat(verify("admin", "given again")).isTrue();
    assertThat(verify("admin", "given")).isFalse();
  }

  @Test
  void aGivenPasswordThatIsStoredAlreadyIsLeftAlone() {
    ensureFirst(settings("given"));
    PasswordHash before = stored();
    ensureFirst(settings("given"));

    assertThat(stored()).isEqualTo(before);
    assertThat(file()).doesNotExist();
  }

  private PasswordHash stored() {
    return database.administrators(table -> table.password("admin")).orElseThrow();
  }

  @Test
  void withoutTheFileThereIsNoAdministratorEither() {
    Settings nowhere = DirectoryDatabase.settings(Map.of("eagle.data", data + "/missing"));

    assertThatThrownBy(() -> ensureFirst(nowhere)).hasCauseInstanceOf(IOException.class);
    assertThat(database.administrators(AdministratorTable::isEmpty)).isTrue();
  }

  @Test
  void theTableKnowsEachNameOnce() {
    PasswordHash hash = PasswordHash.of("secret", 10);
    database.administrators(
        table -> {
          table.create("admin", hash);
          return true;
        });

    assertThatThrownBy(
            () ->
                database.administrators(
                    table -> {
                      table.create("admin", hash);
                      return true;
                    }))
        .isInstanceOf(AlreadyExists.class);
    assertThatThrownBy(
            () ->
                database.administrators(
                    table -> {
                      table.setPassword("root", hash);
                      return true;
                    }))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void generatedPasswordsDiffer() {
    SecureRandom random = new SecureRandom();
    Set<String> passwords = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      passwords.add(InitialPassword.generate(random));
    }
    assertThat(passwords).hasSize(1000);
  }

  @Test
  void nobodyMayReadMailWhoWasNotGivenTheRight() {
    make("eve");
    assertThat(isMailReader("eve")).isFalse();
    database.administrators(
        table -> {
          table.setMailReader("eve", true);
          return true;
        });
    assertThat(isMailReader("eve")).isTrue();
    assertThat(isMailReader("nobody")).isFalse();
    assertThat(database.<Integer>administrators(table -> table.list().size())).isEqualTo(1);
  }

  @Test
  void whoIsRemovedMayNothing() {
    make("eve");
    database.administrators(
        table -> {
          table.delete("eve");
          return true;
        });
    assertThat(database.<Boolean>administrators(AdministratorTable::isEmpty)).isTrue();
    assertThatThrownBy(
            () ->
                database.administrators(
                    table -> {
                      table.setMailReader("eve", true);
                      return true;
                    }))
        .isInstanceOf(NotFound.class);
  }

  private void make(String name) {
    database.administrators(
        table -> {
          table.create(name, DirectoryDatabase.SECRET);
          return true;
        });
  }

  private boolean isMailReader(String name) {
    return database.administrators(table -> table.isMailReader(name));
  }
}
