package org.eaglemail.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.client.Answer.hangUp;
import static org.eaglemail.client.Answer.say;
import static org.eaglemail.client.ScriptedPeer.CONNECT;

import java.time.Duration;
import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.MailProtocol;
import org.eaglemail.spi.Probe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProberTest {
  private ScriptedPeer peer = ScriptedPeer.offering("PIPELINING", "AUTH PLAIN LOGIN");
  private final Prober prober = new Prober(new Dialler(ClientTimeouts.all(Duration.ofSeconds(20))));

  @AfterEach
  void closePeer() {
    peer.close();
  }

  private Destination destination() {
    return Messages.destination(peer.address());
  }

  private Probe probe(Destination destination, String recipient) {
    return prober.probe(destination, ReversePath.nullSender(), EmailAddress.parse(recipient));
  }

  @Test
  void goesAsFarAsRcptAndSendsNothing() {
    Probe probe = probe(destination(), "bob@peer.test");

    assertThat(probe.verdict().reply().text()).isEqualTo("250 2.1.5 Ok");
    assertThat(probe.met()).isTrue();
    assertThat(probe.transcript())
        .containsExactly(
            "S: 220 peer.test ESMTP",
            "C: EHLO client.test",
            "S: 250-peer.test",
            "S: 250-PIPELINING",
            "S: 250 AUTH PLAIN LOGIN",
            "C: MAIL FROM:<>",
            "S: 250 2.1.0 Ok",
            "C: RCPT TO:<bob@peer.test>",
            "S: 250 2.1.5 Ok",
            "C: RSET",
            "S: 250 2.0.0 Ok",
            "C: QUIT",
            "S: 221 2.0.0 Bye");
    assertThat(peer.messages()).isEmpty();
  }

  @Test
  void tellsWhyItIsRefused() {
    peer.answering("RCPT", say("550 5.1.1 nobody", "550 5.1.1 of that name"));
    peer.close();
    peer = ScriptedPeer.offering();
    peer.answering("RCPT", say("550-5.1.1 nobody", "550 5.1.1 of that name"));

    Probe probe = probe(destination(), "bob@peer.test");

    assertThat(probe.verdict().reply().text()).isEqualTo("550 5.1.1 nobody of that name");
    assertThat(probe.transcript())
        .contains("S: 550-5.1.1 nobody", "S: 550 5.1.1 of that name", "C: RSET");
  }

  @Test
  void whatBelongsToALoginIsNotWrittenDown() {
    peer.answering("AUTH", say("235 2.7.0 welcome"));

    Probe probe =
        probe(
            destination().as(Optional.of(Credentials.of("alice", "tell nobody"))), "bob@peer.test");

    assertThat(probe.transcript()).contains("C: AUTH PLAIN ...", "S: 235 2.7.0 welcome");
    assertThat(probe.toString()).doesNotContain("AGFsaWNl", "tell nobody");
  }

  @Test
  void aHostThatCannotBeReachedIsNotMet() {
    peer.close();

    Probe probe = probe(destination(), "bob@peer.test");

    assertThat(probe.met()).isFalse();
    assertThat(probe.verdict().local()).isTrue();
    assertThat(probe.transcript()).singleElement().asString().startsWith("-- 451 4.4.1 connect to");
  }

  @Test
  void aHostThatWantsNoSessionIsNotMet() {
    peer.answering(CONNECT, hangUp("554 5.7.1 not you"));

    Probe probe = probe(destination(), "bob@peer.test");

    assertThat(probe.met()).isFalse();
    assertThat(probe.verdict().reply().text()).isEqualTo("554 5.7.1 not you");
    assertThat(probe.transcript()).startsWith("S: 554 5.7.1 not you");
  }

  @Test
  void asksInLmtpToo() {
    Probe probe = probe(destination().by(MailProtocol.LMTP), "bob@peer.test");

    assertThat(probe.verdict().reply().code()).isEqualTo(250);
    assertThat(probe.transcript()).contains("C: LHLO client.test");
  }

  @Test
  void aConnectionThatBreaksIsTold() {
    peer.answering("RCPT", hangUp());

    Probe probe = probe(destination(), "bob@peer.test");

    assertThat(probe.met()).isTrue();
    assertThat(probe.verdict().local()).isTrue();
    assertThat(probe.transcript().getLast())
        .startsWith("-- 451 4.4.2 lost connection with")
        .endsWith("while sending RCPT TO");
  }

  @Test
  void aTranscriptHasAnEnd() {
    Transcript transcript = new Transcript();
    for (int i = 0; i < 2 * Transcript.MAX_LINES; i++) {
      transcript.happened("x".repeat(2 * Transcript.MAX_LINE));
    }
    assertThat(transcript.lines()).hasSize(Transcript.MAX_LINES);
    assertThat(transcript.lines().getFirst()).hasSizeLessThan(Transcript.MAX_LINE + 10);
  }
}
