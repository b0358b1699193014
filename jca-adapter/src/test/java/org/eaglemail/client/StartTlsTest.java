package org.eaglemail.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.eaglemail.client.Answer.hangUp;
import static org.eaglemail.client.Answer.raw;
import static org.eaglemail.client.Answer.say;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.Encryption;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.SmtpConnectException;
import org.eaglemail.transcript.TestTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3207 from the client's side. */
@Timeout(60)
class StartTlsTest {
  private static final ClientTimeouts PATIENT = ClientTimeouts.all(Duration.ofSeconds(20));

  private final ScriptedPeer peer = ScriptedPeer.offering("STARTTLS");

  @AfterEach
  void closePeer() {
    peer.close();
  }

  private SmtpClientSession dial(TlsPolicy policy, String host) throws SmtpConnectException {
    return dial(peer, policy, host, PATIENT);
  }

  private static SmtpClientSession dial(
      ScriptedPeer peer, TlsPolicy policy, String host, ClientTimeouts timeouts)
      throws SmtpConnectException {
    return new Dialler(timeouts, ClientTls.of(TestTls.context()))
        .dial(destination(peer, policy, host));
  }

  private static Destination destination(ScriptedPeer peer, TlsPolicy policy, String host) {
    return new Destination(
        host, peer.address(), Optional.empty(), Domain.parse("client.test"), policy);
  }

  private String failure(TlsPolicy policy, String host) {
    return failure(peer, policy, host);
  }

  private static String failure(ScriptedPeer peer, TlsPolicy policy, String host) {
    SmtpConnectException failure =
        catchThrowableOfType(
            SmtpConnectException.class, () -> dial(peer, policy, host, PATIENT).close());
    assertThat(failure).isNotNull();
    return failure.reply().text();
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void sendsUnderTls(TlsPolicy policy) throws IOException {
    try (SmtpClientSession session = dial(policy, TestTls.HOST)) {
      assertThat(session.encryption())
          .contains(new Encryption("TLSv1.3", "TLS_AES_256_GCM_SHA384", Optional.empty()));
      assertThat(session.send(Messages.to("bob")))
          .isInstanceOfSatisfying(
              SendResult.Sent.class,
              sent -> assertThat(sent.transmission().encryption()).isEqualTo(session.encryption()));
      assertThat(session.isReady()).isTrue();
    }
    assertThat(peer.commands()).startsWith("EHLO client.test", "STARTTLS", "EHLO client.test");
    assertThat(peer.messages()).hasSize(1);
  }

  @Test
  void saysNothingOfTlsWhereItIsOff() throws IOException {
    dial(TlsPolicy.NONE, TestTls.HOST).close();
    assertThat(peer.commands()).containsExactly("EHLO client.test", "QUIT");
  }

  /** RFC 3207 §4.2: what was offered in the clear counts no more. */
  @Test
  void forgetsWhatWasOfferedBefore() throws IOException {
    peer.answering(
        "EHLO", say("250-peer.test", "250-8BITMIME", "250 STARTTLS"), say("250 peer.test"));
    try (SmtpClientSession session = dial(TlsPolicy.MAY, TestTls.HOST)) {
      assertThat(session.send(Messages.of("ä\r\n", BodyType.EIGHT_BIT_MIME, "bob")))
          .isInstanceOfSatisfying(
              SendResult.Sent.class,
              sent ->
                  assertThat(sent.transmission().verdicts().getFirst().reply().text())
                      .startsWith("554 5.6.3"));
    }
    assertThat(peer.messages()).isEmpty();
  }

  @Test
  void goesOnInTheClearAfterRefusal() throws IOException {
    peer.answering("STARTTLS", say("454 4.7.0 not now"));
    try (SmtpClientSession session = dial(TlsPolicy.MAY, TestTls.HOST)) {
      assertThat(session.encryption()).isEmpty();
    }
    assertThat(peer.connections()).isEqualTo(1);
    assertThat(failure(TlsPolicy.ENCRYPT, TestTls.HOST))
        .startsWith("451 4.7.4 TLS is required, but was refused (454 4.7.0 not now) by");
    assertThat(peer.connections()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"ENCRYPT", "VERIFY"})
  void insistsWhereNothingIsOffered(TlsPolicy policy) {
    try (ScriptedPeer old = ScriptedPeer.offering("PIPELINING")) {
      assertThat(failure(old, policy, TestTls.HOST))
          .startsWith("451 4.7.4 TLS is required, but was not offered by " + TestTls.HOST);
    }
  }

  static Stream<Answer> brokenHandshakes() {
    return Stream.of(
        hangUp("220 go"),
        // RFC 8446 §6: a record with the fatal alert handshake_failure.
        connection -> {
          say("220 go").play(connection);
          connection.getInputStream().readNBytes(5);
          return raw("\u0015\u0003\u0003\u0000\u0002\u0002(").play(connection);
        },
        connection -> {
          say("220 go").play(connection);
          return raw("500 5.5.2 what is this?\r\n").play(connection);
        },
        connection -> {
          say("220 go").play(connection);
          return Answer.Next.FREEZE;
        });
  }

  @ParameterizedTest
  @MethodSource("brokenHandshakes")
  void goesOnInTheClearOverAnotherConnection(Answer broken) throws IOException {
    peer.answering("STARTTLS", broken);
    try (SmtpClientSession session =
        dial(peer, TlsPolicy.MAY, TestTls.HOST, ClientTimeouts.all(Duration.ofSeconds(3)))) {
      assertThat(session.encryption()).isEmpty();
      assertThat(session.send(Messages.to("bob"))).isInstanceOf(SendResult.Sent.class);
    }
    assertThat(peer.connections()).isEqualTo(2);
    assertThat(peer.messages()).hasSize(1);
  }

  @Test
  void doesNotGoOnInTheClearWhereTlsIsRequired() {
    peer.answering("STARTTLS", hangUp("220 go"));
    assertThat(failure(TlsPolicy.ENCRYPT, TestTls.HOST))
        .startsWith("451 4.7.5 cannot start TLS with " + TestTls.HOST)
        .endsWith("the connection was lost in the handshake");
    assertThat(peer.connections()).isEqualTo(1);
  }

  @Test
  void refusesAnotherName() {
    assertThat(failure(TlsPolicy.VERIFY, "other.example.test"))
        .startsWith("451 4.7.5")
        .endsWith("the server's certificate is not for that name");
  }

  @Test
  void refusesAnUnknownAuthority() {
    Dialler dialler = new Dialler(PATIENT);
    SmtpConnectException failure =
        catchThrowableOfType(
            SmtpConnectException.class,
            () -> dialler.dial(destination(peer, TlsPolicy.VERIFY, TestTls.HOST)).close());
    assertThat(failure.reply().text()).endsWith("the server's certificate is not trusted");
  }

  @Test
  void trustsWhomItIsTold() throws IOException {
    Dialler dialler = new Dialler(PATIENT);
    dialler.trust(TestTls.context());
    try (SmtpClientSession session =
        dialler.dial(destination(peer, TlsPolicy.VERIFY, TestTls.HOST))) {
      assertThat(session.encryption()).isPresent();
    }
  }

  private static SmtpClientSession requiring(ScriptedPeer peer) throws SmtpConnectException {
    return new Dialler(PATIENT, ClientTls.of(TestTls.context()))
        .dial(destination(peer, TlsPolicy.MAY, TestTls.HOST).requiringTls());
  }

  private static OutboundMessage secret() {
    OutboundMessage plain = Messages.to("bob");
    MailParameters required =
        new MailParameters(
            OptionalLong.empty(),
            BodyType.SEVEN_BIT,
            false,
            MailParameters.Notification.NONE,
            true,
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty());
    return new OutboundMessage(plain.sender(), required, plain.recipients(), plain.source());
  }

  /** RFC 8689 §4.2.1. */
  @Test
  void passesRequireTlsOn() throws IOException {
    try (ScriptedPeer secure = ScriptedPeer.offering("STARTTLS", "REQUIRETLS");
        SmtpClientSession session = requiring(secure)) {
      assertThat(session.send(secret())).isInstanceOf(SendResult.Sent.class);
      assertThat(secure.commands()).contains("MAIL FROM:<alice@example.test> REQUIRETLS");
      assertThat(secure.messages()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"STARTTLS", "REQUIRETLS", "SIZE"})
  void hasNoSessionWhereRequireTlsIsNotHeeded(String offer) {
    try (ScriptedPeer lacking = ScriptedPeer.offering(offer)) {
      SmtpConnectException failure =
          catchThrowableOfType(SmtpConnectException.class, () -> requiring(lacking).close());
      assertThat(failure.reply().text()).startsWith("550 5.7.30 REQUIRETLS support required");
      assertThat(lacking.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }
  }

  /** CVE-2011-0411 from the client's side: it would be taken for what came under TLS. */
  @ParameterizedTest
  @EnumSource(names = {"MAY", "ENCRYPT"})
  void refusesWhatWasInjected(TlsPolicy policy) {
    peer.answering("STARTTLS", raw("220 go\r\n250 injected\r\n"));
    assertThat(failure(policy, TestTls.HOST)).startsWith("451 4.5.0 protocol error");
    assertThat(peer.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "2001:db8::1", "mail_1.example.test"})
  void asksForNoNameThatIsNone(String host) throws IOException {
    try (SmtpClientSession session = dial(TlsPolicy.ENCRYPT, host)) {
      assertThat(session.encryption()).isPresent();
    }
  }
}
