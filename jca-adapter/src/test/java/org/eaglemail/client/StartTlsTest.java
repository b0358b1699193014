package org.eaglemail.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.eaglemail.client.Answer.raw;
import static org.eaglemail.client.Answer.say;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.SmtpConnectException;
import org.eaglemail.spi.TlsPolicy;
import org.eaglemail.transcript.TestTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    return new Dialler(PATIENT, ClientTls.of(TestTls.context()))
        .dial(
            new Destination(
                host, peer.address(), Optional.empty(), Domain.parse("client.test"), policy));
  }

  private String failure(TlsPolicy policy, String host) {
    SmtpConnectException failure =
        catchThrowableOfType(SmtpConnectException.class, () -> dial(policy, host).close());
    assertThat(failure).isNotNull();
    return failure.reply().text();
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void sendsUnderTls(TlsPolicy policy) throws IOException {
    try (SmtpClientSession session = dial(policy, TestTls.HOST)) {
      assertThat(session.encryption()).contains("TLSv1.3");
      assertThat(session.send(Messages.to("bob"))).isInstanceOf(SendResult.Sent.class);
      assertThat(session.isReady()).isTrue();
    }
    assertThat(peer.commands()).startsWith("EHLO client.test", "STARTTLS", "EHLO client.test");
    assertThat(peer.messages()).hasSize(1);
  }

  @Test
  void goesOnInTheClearAfterRefusal() throws IOException {
    peer.answering("STARTTLS", say("454 4.7.0 not now"));
    try (SmtpClientSession session = dial(TlsPolicy.MAY, TestTls.HOST)) {
      assertThat(session.encryption()).isEmpty();
    }
    assertThat(failure(TlsPolicy.ENCRYPT, TestTls.HOST)).startsWith("451 4.7.5 TLS is required");
    assertThat(peer.connections()).isEqualTo(2);
  }

  @Test
  void refusesAnotherName() {
    assertThat(failure(TlsPolicy.VERIFY, "other.example.test"))
        .startsWith("451 4.7.5 TLS is required, but handshake failed");
  }

  @Test
  void refusesWhatWasInjected() {
    peer.answering("STARTTLS", raw("220 go\r\n250 injected\r\n"));
    assertThat(failure(TlsPolicy.MAY, TestTls.HOST)).startsWith("451 4.5.0");
  }
}
