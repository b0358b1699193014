package org.eaglemail.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.routing.Smarthost;
import org.eaglemail.routing.Transport;
import org.eaglemail.routing.TransportAction;
import org.eaglemail.routing.TransportLogin;
import org.eaglemail.routing.TransportPattern;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.MailProtocol;
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

  private Optional<Transport> lookup(String recipient) {
    return database.transports.lookup(ReversePath.nullSender(), EmailAddress.parse(recipient));
  }

  private static List<Smarthost> hosts(Transport transport) {
    return ((TransportAction.Relay) transport.action()).hosts();
  }

  private String hostFor(String recipient) {
    return lookup(recipient).map(t -> hosts(t).getFirst().hostText()).orElse("none");
  }

  private Smarthost found() {
    return hosts(lookup("bob@relay.test").orElseThrow()).getFirst();
  }

  @Test
  void keepsALoginSealed() throws IOException {
    database.close();
    database =
        new DirectoryDatabase(DirectoryDatabase.settings(Map.of("eagle.data", data.toString())));
    create("relay.test", "127.0.0.1", 587);
    database.transports(t -> t.logIn("relay.test", Optional.empty(), "alice", "tell nobody"));

    assertThat(found().login())
        .contains(new TransportLogin.As(Credentials.of("alice", "tell nobody")));
    assertThat(lookup("bob@relay.test").orElseThrow().toString()).doesNotContain("tell nobody");
    assertThatObject(database.transports(t -> t.find("relay.test")).hosts().getFirst().login())
        .isEqualTo(Optional.of("alice"));
    assertThat(
            database.query(
                "select count(*) from transport_host where login_secret like '%tell nobody%'"
                    + " or login_secret is null"))
        .isZero();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("secret.key"))))
        .isEqualTo("rw-------");

    database.transports(
        t -> {
          t.logInNoMore("relay.test", Optional.empty());
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
    database.transports(t -> t.logIn("relay.test", Optional.empty(), "alice", "tell nobody"));
    database.execute("update transport_host set id = id + 1");

    assertThat(found().login()).contains(new TransportLogin.Unreadable());
    assertThat(database.secrets.open(4711, "!")).isEmpty();
  }

  @Test
  void keepsWhatIsAskedOfTls() {
    database.transports(t -> t.create("relay.test", "127.0.0.1", 25, Optional.of("Verify")));

    assertThatObject(database.transports(t -> t.find("relay.test")).hosts().getFirst().tls())
        .isEqualTo(Optional.of("verify"));
    assertThatObject(found().tls()).isEqualTo(Optional.of(TlsPolicy.VERIFY));
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

  private static Transport balanced(String pattern) {
    return new Transport(
        TransportPattern.parse(pattern),
        new TransportAction.Relay(
            MailProtocol.LMTP,
            List.of(
                Smarthost.of("b.test", 24).ranked(1, 3).secured(Optional.of("encrypt")),
                Smarthost.of("a.test", 25).byMx(true))));
  }

  @Test
  void keepsSeveralServersInTheirOrder() {
    database.transports(t -> t.create(balanced("relay.test")));
    database.transports(t -> t.create(balanced("from <>")));

    assertThat(lookup("bob@relay.test")).contains(balanced("relay.test"));
    assertThat(lookup("bob@other.test")).contains(balanced("from <>"));
    assertThat(database.transports(t -> t.list(Page.first())).getFirst().hosts())
        .containsExactly(
            new SmarthostInfo("b.test", 24, false, 1, 3, Optional.of("encrypt"), Optional.empty()),
            new SmarthostInfo("a.test", 25, true, 0, 1, Optional.empty(), Optional.empty()));
    database.transports(
        t -> {
          t.delete("relay.test");
          t.delete("from <>");
          return true;
        });
    assertThat(database.query("select count(*) from transport_host")).isZero();
  }

  @Test
  void keepsWhatOtherActionsSay() {
    Transport moved =
        new Transport(
            TransportPattern.parse("user@moved.test"),
            TransportAction.of("error", List.of(), Optional.of("551 5.1.6 Try elsewhere")));
    database.transports(t -> t.create(moved));

    Transport direct =
        new Transport(
            TransportPattern.parse(".direct.test"),
            TransportAction.of("dns", List.of(), Optional.empty()));
    database.transports(t -> t.create(direct));

    assertThat(lookup("USER@moved.test")).contains(moved);
    assertThat(lookup("bob@a.direct.test")).contains(direct);
    assertThatThrownBy(
            () ->
                database.transports(
                    t -> t.logIn("user@moved.test", Optional.empty(), "alice", "secret")))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void aLoginIsForOneServerWhereItIsNamed() {
    database.close();
    database =
        new DirectoryDatabase(DirectoryDatabase.settings(Map.of("eagle.data", data.toString())));
    database.transports(t -> t.create(balanced("relay.test")));
    database.transports(t -> t.logIn("relay.test", Optional.of("A.test"), "alice", "secret"));

    assertThat(hosts(lookup("bob@relay.test").orElseThrow()))
        .extracting(Smarthost::login)
        .containsExactly(
            Optional.empty(),
            Optional.of(new TransportLogin.As(Credentials.of("alice", "secret"))));
  }
}
