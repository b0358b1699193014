package org.eaglemail.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.sasl.SaltedPassword;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.ScramParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScramLoginsTest {
  private final DirectoryDatabase database = new DirectoryDatabase();

  @BeforeEach
  void fill() {
    database.createDomain("example.test");
    database.createAccount("alice@example.test");
    database.createAccount("bob@example.test");
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** As after a restart: nothing is remembered but by the database. */
  private ScramLogins logins() {
    SecretTable table = new StoredSecrets();
    PretenceKey key = Injection.into(new PretenceKey(), table);
    return Injection.into(new ScramLogins(), database.logins, key);
  }

  private final class StoredSecrets extends SecretTable {
    @Override
    public Optional<byte[]> find(String name) {
      return database.inTransaction(
          entities -> Injection.into(new SecretTable(), entities, database.clock()).find(name));
    }

    @Override
    public void create(String name, byte[] octets) {
      database.inTransaction(
          entities -> {
            Injection.into(new SecretTable(), entities, database.clock()).create(name, octets);
            return true;
          });
    }
  }

  private Optional<String> login(String authorization, String name, String password) {
    ScramLogins logins = logins();
    ScramParameters parameters = logins.parameters(name);
    SaltedPassword salted = SaltedPassword.of(password, parameters.salt(), parameters.iterations());
    return logins
        .verify(new Proof.Scram(authorization, name, "message", salted.proof("message")))
        .map(
            login -> {
              assertThat(salted.isSignedBy("message", login.serverSignature())).isTrue();
              return login.account().address().toString();
            });
  }

  @Test
  void whoKnowsThePasswordIsLetInAndReadsTheServersProof() {
    assertThat(login("", "alice@example.test", "secret")).contains("alice@example.test");
    assertThat(login("", "Alice", "secret")).contains("alice@example.test");
    assertThat(login("", "alice", "Secret")).isEmpty();
    assertThat(login("", "nobody", "secret")).isEmpty();
  }

  @Test
  void nobodyActsAsAnother() {
    assertThat(login("alice@example.test", "alice", "secret")).contains("alice@example.test");
    assertThat(login("bob", "alice", "secret")).isEmpty();
  }

  @Test
  void whoDoesNotExistHasTheSameSaltForEver() {
    byte[] first = logins().parameters("nobody@example.test").salt();
    assertThat(logins().parameters("Nobody@Example.TEST").salt()).isEqualTo(first);
    assertThat(logins().parameters("nobody").salt()).isEqualTo(first);
    assertThat(logins().parameters("somebody@example.test").salt()).isNotEqualTo(first);
    assertThat(first).hasSize(ScramVerifier.SALT_OCTETS);
    assertThat(logins().parameters("nobody").iterations()).isEqualTo(ScramVerifier.ITERATIONS);
    assertThat(database.query("select count(*) from server_secret")).isEqualTo(1);
  }

  @Test
  void aChangedPasswordCountsAtOnce() {
    EmailAddress alice = EmailAddress.parse("alice@example.test");
    database.directory(
        directory -> {
          directory.setPassword(alice, "changed");
          return true;
        });
    assertThat(login("", "alice", "secret")).isEmpty();
    assertThat(login("", "alice", "changed")).contains("alice@example.test");
  }

  @Test
  void anAccountOfOldIsLikeNobody() {
    database.execute("update account set scram_sha256 = null");
    assertThat(logins().parameters("alice").salt())
        .isEqualTo(logins().parameters("alice@example.test").salt());
    assertThat(login("", "alice", "secret")).isEmpty();
    EmailAddress alice = EmailAddress.parse("alice@example.test");
    assertThat(database.directory(directory -> directory.account(alice)).scram()).isFalse();
  }
}
