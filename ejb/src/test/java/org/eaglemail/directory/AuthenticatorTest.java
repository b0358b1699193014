package org.eaglemail.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.Credentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {
  private final Settings settings = DirectoryDatabase.settings(Map.of());
  private final DirectoryDatabase database = new DirectoryDatabase(settings);
  private final AtomicInteger inFull = new AtomicInteger();
  private final PasswordVerifier verifier = verifier(AuthenticatorTest::matches);

  @AfterEach
  void close() {
    database.close();
  }

  private PasswordVerifier verifier(BiPredicate<PasswordHash, String> matches) {
    return new PasswordVerifier(
        (hash, password) -> {
          inFull.incrementAndGet();
          return matches.test(hash, password);
        },
        Ticker.systemTicker(),
        1,
        1,
        Duration.ofMinutes(1));
  }

  /** Hashing costs time on purpose; of this hash the password is known. */
  private static boolean matches(PasswordHash hash, String password) {
    return hash.equals(DirectoryDatabase.SECRET)
        ? password.equals("secret")
        : hash.matches(password);
  }

  private Optional<MailAccount> authenticate(Credentials credentials) {
    return database.directory(
        directory ->
            Injection.into(new Authenticator(), database.logins, verifier, directory)
                .authenticate(credentials));
  }

  private Optional<String> login(String name, String password) {
    return authenticate(Credentials.of(name, password))
        .map(account -> account.address().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice@example.test", "ALICE@Example.TEST", "alice", "Alice"})
  void aliceMayBeNamedByAddressOrInTheOnlyDomainByLocalPart(String name) {
    database.createDomain("example.test");
    database.createAccount("alice@example.test");

    assertThat(login(name, "secret")).contains("alice@example.test");
    assertThat(login(name, "Secret")).isEmpty();
  }

  @Test
  void aBareNameNeedsADefaultDomain() {
    database.createDomain("example.test");
    database.createAccount("alice@example.test");
    assertThat(login("alice", "secret")).contains("alice@example.test");

    database.createDomain("other.test");
    assertThat(login("alice", "secret")).isEmpty();

    database.createDomain("mail.example.test");
    assertThat(login("alice", "secret")).isEmpty();
    database.createAccount("alice@mail.example.test");
    assertThat(login("alice", "secret")).contains("alice@mail.example.test");
    assertThat(login("alice@example.test", "secret")).contains("alice@example.test");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "bob",
        "bob@example.test",
        "alice@elsewhere.test",
        "alice@",
        "@example.test",
        "alice@[127.0.0.1]",
        "alice@example.test@example.test",
        "al ice",
        "alice\u0000",
        "\u00e4lice@example.test"
      })
  void nobodyElseIsLetIn(String name) {
    database.createDomain("example.test");
    database.createAccount("alice@example.test");

    PasswordVerifier generous = verifier((hash, password) -> true);
    Authenticator authenticator =
        Injection.into(new Authenticator(), database.logins, generous, new Directory());

    assertThat(authenticator.authenticate(Credentials.of(name, "secret"))).isEmpty();
    assertThat(inFull).as("takes as long as for alice").hasValue(1);
  }

  @Test
  void anOverlongNameOrPasswordIsLikeAnyOther() {
    database.createDomain("example.test");
    database.createAccount("alice@example.test");

    assertThat(login("a".repeat(10_000), "secret")).isEmpty();
    assertThat(login("alice", "s".repeat(10_000))).isEmpty();
    assertThat(inFull).hasValue(2);
  }

  @Test
  void aLoginThatIsKnownAsksNoDatabaseAndComputesNothing() {
    database.createDomain("example.test");
    database.createAccount("alice@example.test");
    Authenticator authenticator =
        Injection.into(new Authenticator(), database.logins, verifier, new Directory());
    authenticator.authenticate(Credentials.of("alice", "secret"));
    database.breakDown();

    for (int i = 0; i < 1000; i++) {
      assertThat(authenticator.authenticate(Credentials.of("alice", "secret"))).isPresent();
    }
    assertThat(inFull).hasValue(1);
  }

  @Test
  void aChangedPasswordCountsAtOnceAndTheOldOneNoMore() {
    database.createDomain("example.test");
    database.createAccount("alice@example.test");
    assertThat(login("alice", "secret")).isPresent();

    database.directory(
        directory -> {
          directory.setPassword(EmailAddress.parse("alice@example.test"), "new secret");
          return true;
        });

    assertThat(login("alice", "secret")).isEmpty();
    assertThat(login("alice", "new secret")).isPresent();
  }

  @Test
  void aRemovedAccountIsShutOutAtOnceAndANewOneOfItsNameIsAnother() {
    database.createDomain("example.test");
    AccountInfo first = database.createAccount("alice@example.test");
    MailAccount before = authenticate(Credentials.of("alice", "secret")).orElseThrow();

    database.directory(
        directory -> {
          directory.deleteAccount(first.address());
          return true;
        });
    assertThat(login("alice", "secret")).isEmpty();

    database.createAccount("alice@example.test");
    MailAccount after = authenticate(Credentials.of("alice", "secret")).orElseThrow();
    assertThat(after.id()).isNotEqualTo(before.id());
    assertThat(after.uidValidity()).isGreaterThan(before.uidValidity());
  }

  @Test
  void nobodyActsAsAnother() {
    database.createDomain("example.test");
    database.createAccount("alice@example.test");
    database.createAccount("bob@example.test");

    assertThat(authenticate(new Credentials("alice@example.test", "alice", "secret"))).isPresent();
    assertThat(authenticate(new Credentials("bob", "alice", "secret"))).isEmpty();
    assertThat(authenticate(new Credentials("nobody", "alice", "secret"))).isEmpty();
  }

  @Test
  void aWeakHashIsReplacedAtTheNextLogin() {
    database.createDomain("example.test");
    AccountInfo alice = database.createAccount("alice@example.test");
    String weak = PasswordHash.of("secret", 10).text();
    database.execute("update account set password = '" + weak + "' where id = " + alice.id());

    assertThat(login("alice", "wrong")).isEmpty();
    assertThat(stored().isCurrent()).isFalse();
    assertThat(login("alice", "secret")).isPresent();
    assertThat(stored().isCurrent()).isTrue();
    assertThat(login("alice", "secret")).isPresent();
  }

  @Test
  void anAccountOfOldCanDoScramAfterItsNextLogin() {
    database.createDomain("example.test");
    AccountInfo alice = database.createAccount("alice@example.test");
    database.execute("update account set scram_sha256 = null");

    assertThat(login("alice", "wrong")).isEmpty();
    assertThat(database.directory(d -> d.account(alice.address())).scram()).isFalse();
    assertThat(login("alice", "secret")).isPresent();
    assertThat(database.directory(d -> d.account(alice.address())).scram()).isTrue();
    assertThat(stored()).as("the hash was good").isEqualTo(DirectoryDatabase.SECRET);
    assertThat(login("alice", "secret")).isPresent();
  }

  private PasswordHash stored() {
    return database.logins.find("alice@example.test").orElseThrow().password();
  }
}
