package org.eaglemail.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.eaglemail.client.Answer.hangUp;
import static org.eaglemail.client.Answer.say;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.SmtpConnectException;
import org.eaglemail.transcript.TestTls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 4954 from the client's side, against servers that a script makes odd. */
@Timeout(60)
class ClientAuthenticationTest {
  private static final String OK = "235 2.7.0 welcome";

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Destination destination(ScriptedPeer peer, Credentials login) {
    return new Destination(
            TestTls.HOST,
            peer.address(),
            Optional.empty(),
            Domain.parse("client.test"),
            TlsPolicy.MAY)
        .as(Optional.of(login));
  }

  private static SmtpClientSession dial(ScriptedPeer peer, String password)
      throws SmtpConnectException {
    return new Dialler(ClientTimeouts.all(Duration.ofSeconds(20)))
        .dial(destination(peer, Credentials.of("alice", password)));
  }

  private static String failure(ScriptedPeer peer) {
    SmtpConnectException failure =
        catchThrowableOfType(SmtpConnectException.class, () -> dial(peer, "secret").close());
    assertThat(failure.reply().text()).doesNotContain("secret", base64("secret"));
    return failure.reply().text();
  }

  @Test
  void plainGoesWithItsCommand() throws IOException {
    try (ScriptedPeer peer = ScriptedPeer.offering("AUTH LOGIN PLAIN").answering("AUTH", say(OK));
        SmtpClientSession session = dial(peer, "secret")) {
      assertThat(session.send(Messages.to("bob"))).isInstanceOf(SendResult.Sent.class);
      assertThat(peer.commands())
          .startsWith(
              "EHLO client.test",
              "AUTH PLAIN " + base64("\0alice\0secret"),
              "MAIL FROM:<alice@example.test>");
    }
  }

  /** RFC 4954 §4: a command line has 512 octets. */
  @Test
  void aLongPasswordIsAskedFor() throws IOException {
    String password = "x".repeat(600);
    String response = base64("\0alice\0" + password);
    try (ScriptedPeer peer =
            ScriptedPeer.offering("AUTH PLAIN")
                .answering("AUTH", say("334 "))
                .answering(response, say(OK));
        SmtpClientSession session = dial(peer, password)) {
      assertThat(peer.commands()).contains("AUTH PLAIN", response);
      assertThat(session.isReady()).isTrue();
    }
  }

  @Test
  void loginAnswersAnyPrompts() throws IOException {
    try (ScriptedPeer peer =
            ScriptedPeer.offering("AUTH LOGIN")
                .answering("AUTH", say("334 " + base64("Name please")))
                .answering(base64("alice"), say("334 " + base64("And now?")))
                .answering(base64("secret"), say(OK));
        SmtpClientSession session = dial(peer, "secret")) {
      assertThat(peer.commands()).contains("AUTH LOGIN", base64("alice"), base64("secret"));
      assertThat(session.isReady()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "535 5.7.8 wrong,failed: 535 5.7.8 wrong",
    "454 4.7.0 come back,failed: 454 4.7.0 come back",
    "334 ????,a challenge is not in Base64",
    "334 cj14,not a message of SCRAM",
    "235 2.7.0 whoever you are,the server did not prove that it knows the password"
  })
  void whoDoesNotLetUsInGetsNoMail(String answer, String why) {
    try (ScriptedPeer peer =
        ScriptedPeer.offering("AUTH SCRAM-SHA-256 PLAIN")
            .answering("AUTH", say(answer))
            .answering("*", say("501 5.7.0 cancelled"))) {
      String failure = failure(peer);
      assertThat(failure).startsWith("451 4.7.0 cannot log in to " + TestTls.HOST);
      if (!answer.startsWith("334 cj14")) {
        assertThat(failure).endsWith(why);
      }
      assertThat(peer.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }
  }

  /** Having said no to the stronger mechanism, a server does not get the password itself. */
  @Test
  void theNextMechanismIsNotTried() {
    try (ScriptedPeer peer =
        ScriptedPeer.offering("AUTH SCRAM-SHA-256 PLAIN LOGIN")
            .answering("AUTH", say("504 5.5.4 not that one"))) {
      assertThat(failure(peer)).contains("504 5.5.4 not that one");
      assertThat(peer.commands().stream().filter(c -> c.startsWith("AUTH"))).hasSize(1);
    }
  }

  @Test
  void aServerWithoutOurMechanismsIsOfNoUse() {
    try (ScriptedPeer peer = ScriptedPeer.offering("AUTH GSSAPI CRAM-MD5")) {
      assertThat(failure(peer)).endsWith("the server offers none of our mechanisms");
    }
  }

  @Test
  void challengesEnd() {
    try (ScriptedPeer peer =
        ScriptedPeer.offering("AUTH LOGIN")
            .answering("AUTH", say("334 "))
            .answering(base64("alice"), say("334 "))
            .answering(base64("secret"), say("334 "))
            .answering("*", hangUp("501 5.7.0 cancelled"))) {
      assertThat(failure(peer)).endsWith("LOGIN has two challenges");
    }
  }

  /** Where others may listen a password needs TLS, whatever the policy says. */
  @Test
  void nothingIsSaidInTheClearToOthers() throws IOException {
    try (ScriptedPeer peer = ScriptedPeer.offering("AUTH PLAIN")) {
      Destination elsewhere =
          new Destination(
                  "smarthost.test",
                  new InetSocketAddress("192.0.2.1", 587),
                  Optional.empty(),
                  Domain.parse("client.test"),
                  TlsPolicy.MAY)
              .as(Optional.of(Credentials.of("alice", "secret")));
      Transport transport =
          new Transport(SocketChannel.open(peer.address()), Duration.ofSeconds(20));
      SmtpConnectException failure =
          catchThrowableOfType(
              SmtpConnectException.class,
              () ->
                  SmtpClientSession.open(
                          transport,
                          elsewhere,
                          ClientTimeouts.all(Duration.ofSeconds(20)),
                          ClientTls.of(TestTls.context()),
                          DialogueObserver.none())
                      .close());
      assertThat(failure.reply().text()).endsWith("not without TLS");
      assertThat(peer.commands()).noneMatch(command -> command.startsWith("AUTH"));
    }
  }
}
