package org.eaglemail.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eaglemail.client.Answer.hangUp;
import static org.eaglemail.client.Answer.say;
import static org.eaglemail.client.ScriptedPeer.FINAL_DOT;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.MailProtocol;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.PeerStage;
import org.eaglemail.spi.SmtpConnectException;
import org.eaglemail.spi.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that speaks LMTP (RFC 2033). */
@Timeout(30)
class LmtpClientTest {
  private ScriptedPeer peer = ScriptedPeer.offering("PIPELINING");

  @AfterEach
  void closePeer() {
    peer.close();
  }

  private void peerOffers(String... extensions) {
    peer.close();
    peer = ScriptedPeer.offering(extensions);
  }

  private SmtpClientSession dial() throws SmtpConnectException {
    return new Dialler(ClientTimeouts.all(Duration.ofSeconds(20)))
        .dial(Messages.destination(peer.address()).by(MailProtocol.LMTP));
  }

  private static List<String> send(SmtpClientSession session, OutboundMessage message)
      throws IOException {
    return verdicts(session, message).stream().map(Verdict::reply).map(Reply::text).toList();
  }

  private static List<Verdict> verdicts(SmtpClientSession session, OutboundMessage message)
      throws IOException {
    return switch (session.send(message)) {
      case SendResult.Sent sent -> sent.transmission().verdicts();
      case SendResult.NotBegun notBegun -> throw new AssertionError(notBegun);
    };
  }

  private List<String> send(String... recipients) throws IOException {
    try (SmtpClientSession session = dial()) {
      return send(session, Messages.to(recipients));
    }
  }

  @Test
  void saysLhloAndHearsOfEachRecipient() throws IOException {
    peer.answering(FINAL_DOT, say("250 2.0.0 bob has it"), say("452 4.2.2 carol is full"));

    assertThat(send("bob", "carol"))
        .containsExactly("250 2.0.0 bob has it", "452 4.2.2 carol is full");
    assertThat(peer.commands()).startsWith("LHLO client.test").contains("DATA", "QUIT");
    assertThat(peer.messages()).hasSize(1);
  }

  @Test
  void whoWasRefusedHasNoReplyAtTheEnd() throws IOException {
    peer.answering("RCPT TO:<carol@", say("550 5.1.1 no carol"))
        .answering(FINAL_DOT, say("250 2.0.0 first"), say("250 2.0.0 second"));

    assertThat(send("bob", "carol", "dave"))
        .containsExactly("250 2.0.0 first", "550 5.1.1 no carol", "250 2.0.0 second");
  }

  @Test
  void theSessionIsInStepForTheNextMessage() throws IOException {
    try (SmtpClientSession session = dial()) {
      assertThat(send(session, Messages.to("bob", "carol", "dave"))).hasSize(3);
      peer.answering(FINAL_DOT, say("250 2.0.0 next"));

      assertThat(send(session, Messages.to("erin"))).containsExactly("250 2.0.0 next");
    }
    assertThat(peer.connections()).isEqualTo(1);
  }

  @Test
  void aChunkIsAnsweredForEachToo() throws IOException {
    peerOffers("CHUNKING");
    peer.answering("BDAT", say("250 2.0.0 bob has it"), say("550 5.2.1 carol is gone"));

    assertThat(send("bob", "carol"))
        .containsExactly("250 2.0.0 bob has it", "550 5.2.1 carol is gone");
  }

  /** Who heard his 250 is delivered; the others are tried again. */
  @Test
  void whatWasSaidBeforeTheEndCounts() throws IOException {
    peer.answering(FINAL_DOT, say("250 2.0.0 bob has it"), hangUp());

    List<String> lost = send("bob", "carol", "dave");
    assertThat(lost).startsWith("250 2.0.0 bob has it");
    assertThat(lost.subList(1, 3)).allMatch(reply -> reply.startsWith("451 4.4.2 lost connection"));

    peerOffers();
    peer.answering(FINAL_DOT, say("250 2.0.0 bob has it"), hangUp("421 4.3.2 going down"));
    assertThat(send("bob", "carol", "dave"))
        .containsExactly("250 2.0.0 bob has it", "421 4.3.2 going down", "421 4.3.2 going down");
  }

  /** Of those of whom it did not speak the server may have taken the message. */
  @Test
  void whomTheFarewellWasNotForIsNotAnswered() throws IOException {
    peer.answering(FINAL_DOT, say("250 2.0.0 bob has it"), hangUp("421 4.3.2 going down"));

    try (SmtpClientSession session = dial()) {
      assertThat(verdicts(session, Messages.to("bob", "carol", "dave")))
          .extracting(Verdict::stage)
          .containsExactly(PeerStage.MESSAGE, PeerStage.MESSAGE, PeerStage.UNANSWERED);
    }
  }

  /** RFC 2033 §4.2 has no reply for nobody: the session ends rather than wait. */
  @Test
  void dataThatIsTakenForNobodyEndsTheSession() throws IOException {
    peer.answering("RCPT", say("550 5.1.1 nobody")).answering("DATA", say("354 go on"));

    assertThat(send("bob")).containsExactly("550 5.1.1 nobody");
    assertThat(peer.messages()).isEmpty();
  }

  @Test
  void aServerThatKnowsNoLhloIsNoneOfLmtp() {
    peer.answering("LHLO", say("502 5.5.1 not implemented"));

    assertThatThrownBy(this::dial)
        .isInstanceOfSatisfying(
            SmtpConnectException.class,
            e -> assertThat(e.reply().text()).isEqualTo("502 5.5.1 not implemented"));
    assertThat(peer.commands()).doesNotContain("HELO client.test", "EHLO client.test");
  }
}
