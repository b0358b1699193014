package org.eaglemail.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.routing.Transport;
import org.eaglemail.routing.TransportLogin;
import org.eaglemail.spi.Credentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportsTest {
  @TempDir private Path data;
  private DirectoryDatabase database = new DirectoryDatabase();

  @AfterEach
  void close() {
    database.close();
  }

  private TransportInfo create(String pattern, String host, int port) {
    return database.transports(t -> t.create(pattern, host, port, Optional.empty()));
  }

  private String hostFor(String recipient) {
    return database
        .transports
        .lookup(EmailAddress.parse(recipient))
        .map(Transport::hostText)
        .orElse("none");
  }

  private Transport found() {
    return database.transports.lookup(EmailAddress.parse("bob@relay.test")).orElseThrow();
  }

  @Test
  void keepsALoginSealed() throws IOException {
    database.close();
    database =
        new DirectoryDatabase(DirectoryDatabase.settings(Map.of("eagle.data", data.toString())));
    create("relay.test", "127.0.0.1", 587);
    database.transports(t -> t.logIn("relay.test", "alice", "tell nobody"));

    assertThat(found().login())
        .contains(new TransportLogin.As(Credentials.of("alice", "tell nobody")));
    assertThat(found().toString()).doesNotContain("tell nobody");
    assertThatObject(database.transports(t -> t.find("relay.test")).login())
        .isEqualTo(Optional.of("alice"));
    assertThat(
            database.query(
                "select count(*) from transport where login_secret like '%tell nobody%'"
                    + " or login_secret is null"))
        .isZero();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("secret.key"))))
        .isEqualTo("rw-------");

    database.transports(
        t -> {
          t.logInNoMore("relay.test");
          return true;
        });
    assertThat(found().login()).isEmpty();
  }

  @Test
  void aLoginThatWasSealedForAnotherIsUnreadable() {
    database.close();
    database =
        new DirectoryDatabase(DirectoryDatabase.settings(Map.of("eagle.data", data.toString())));
    create("relay.test", "127.0.0.1", 587);
    database.transports(t -> t.logIn("relay.test", "alice", "tell nobody"));
    database.execute("update transport set id = id + 1");

    assertThat(found().login()).contains(new TransportLogin.Unreadable());
    assertThat(database.secrets.open(4711, "!")).isEmpty();
  }

  @Test
  void keepsWhatIsAskedOfTls() {
    database.transports(t -> t.create("relay.test", "127.0.0.1", 25, Optional.of("Verify")));

    assertThatObject(database.transports(t -> t.find("relay.test")).tls())
        .isEqualTo(Optional.of("verify"));
    assertThatObject(
            database.transports.lookup(EmailAddress.parse("bob@relay.test")).orElseThrow().tls())
        .isEqualTo(Optional.of(TlsPolicy.VERIFY));
    assertThatThrownBy(
            () ->
                database.transports(
                    t -> t.create("other.test", "127.0.0.1", 25, Optional.of("dane"))))
        .isInstanceOf(InvalidEntry.class)
        .hasMessage("tls must be none, may, encrypt or verify");
  }

  @Test
  void keepsATransport() {
    TransportInfo created = create("Relay.TEST", "127.0.0.1", 10099);

    assertThat(created.pattern()).isEqualTo("relay.test");
    assertThatObject(database.transports(t -> t.find("RELAY.test"))).isEqualTo(created);
    assertThatList(database.transports(t -> t.list(Page.first()))).containsExactly(created);
    assertThatThrownBy(() -> create("relay.test", "127.0.0.2", 25))
        .isInstanceOf(AlreadyExists.class)
        .hasMessage("transport for relay.test already exists");
  }

  @ParameterizedTest
  @CsvSource({
    "a b.test, 127.0.0.1, 25",
    "'', 127.0.0.1, 25",
    "relay.test, no_host!, 25",
    "relay.test, 127.0.0.1, 0",
    "relay.test, 127.0.0.1, 65536"
  })
  void refusesWhatIsNotValid(String pattern, String host, int port) {
    assertThatThrownBy(() -> create(pattern, host, port)).isInstanceOf(InvalidEntry.class);
  }

  @Test
  void aChangeTakesEffectAtOnce() {
    assertThat(hostFor("a@relay.test")).isEqualTo("none");

    create("relay.test", "127.0.0.1", 10099);
    create("*", "smart.test", 25);
    assertThat(hostFor("a@relay.test")).isEqualTo("127.0.0.1");
    assertThat(hostFor("a@other.test")).isEqualTo("smart.test");

    database.transports(
        t -> {
          t.delete("relay.test");
          return true;
        });
    assertThat(hostFor("a@relay.test")).isEqualTo("smart.test");
    assertThatThrownBy(() -> database.transports(t -> t.find("relay.test")))
        .isInstanceOf(NotFound.class)
        .hasMessage("transport for relay.test does not exist");
  }

  @Test
  void aLookUpAsksNoDatabase() {
    create("relay.test", "::1", 25);
    hostFor("a@relay.test");
    database.breakDown();

    assertThat(hostFor("a@relay.test")).isEqualTo("::1");
    assertThat(hostFor("a@other.test")).isEqualTo("none");
  }
}
