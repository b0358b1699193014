package org.eaglemail.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.client.Answer.hangUp;
import static org.eaglemail.client.Answer.say;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A peer that takes few recipients in a transaction (RFC 9422 §4.2). */
@Timeout(30)
class RecipientLimitTest {
  private final ScriptedPeer peer =
      ScriptedPeer.offering("PIPELINING", "LIMITS MAILMAX=9 RCPTMAX=2");

  @AfterEach
  void closePeer() {
    peer.close();
  }

  private List<String> send(OutboundMessage message) throws IOException {
    Dialler dialler = new Dialler(ClientTimeouts.all(Duration.ofSeconds(20)));
    try (SmtpClientSession session = dialler.dial(Messages.destination(peer.address()))) {
      return switch (session.send(message)) {
        case SendResult.Sent sent ->
            sent.transmission().verdicts().stream().map(Verdict::reply).map(Reply::text).toList();
        case SendResult.NotBegun(Verdict why) -> List.of("not begun: " + why.reply().text());
      };
    }
  }

  @Test
  void theRestGoesInFurtherTransactionsAtOnce() throws IOException {
    peer.answering("RCPT TO:<d@", say("550 5.1.1 no d"));

    assertThat(send(Messages.to("a", "b", "c", "d", "e")))
        .containsExactly(
            "250 2.0.0 Ok: queued as 4B2",
            "250 2.0.0 Ok: queued as 4B2",
            "250 2.0.0 Ok: queued as 4B2",
            "550 5.1.1 no d",
            "250 2.0.0 Ok: queued as 4B2");
    assertThat(peer.messages()).hasSize(3);
    assertThat(peer.connections()).isOne();
  }

  @Test
  void whatTheFirstTransactionBroughtStandsWhenTheSecondIsLost() throws IOException {
    peer.behaving("MAIL").answering("MAIL", hangUp());

    List<String> replies = send(Messages.to("a", "b", "c"));
    assertThat(replies).startsWith("250 2.0.0 Ok: queued as 4B2", "250 2.0.0 Ok: queued as 4B2");
    assertThat(replies.get(2)).startsWith("451 4.4.2 ");
    assertThat(peer.messages()).hasSize(1);
  }

  @Test
  void nothingIsBegunWhenTheFirstTransactionIsNot() throws IOException {
    peer.answering("MAIL", hangUp("421 4.3.2 bye"));

    assertThat(send(Messages.to("a", "b", "c"))).containsExactly("not begun: 421 4.3.2 bye");
  }

  @Test
  void whatTheFirstTransactionBroughtStandsWhenTheMessageIsNotToBeReadAgain() throws IOException {
    MessageSource text = Messages.source(Messages.TEXT.getBytes(StandardCharsets.US_ASCII));
    MessageSource once =
        new MessageSource() {
          @Override
          public long size() {
            return text.size();
          }

          @Override
          public InputStream open() throws IOException {
            if (!peer.messages().isEmpty()) {
              throw new IOException("gone");
            }
            return text.open();
          }
        };

    assertThat(send(Messages.of(once, BodyType.SEVEN_BIT, "a", "b", "c")))
        .containsExactly(
            "250 2.0.0 Ok: queued as 4B2",
            "250 2.0.0 Ok: queued as 4B2",
            "451 4.3.0 the message cannot be read now");
    assertThat(peer.messages()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "LIMITS RCPTMAX=20, 20",
    "limits mailmax=5 rcptmax=1, 1",
    "LIMITS RCPTMAX=0, 2147483647",
    "LIMITS XRCPTMAX=3 RCPTMAX=3x, 2147483647",
    "LIMITS, 2147483647",
    "LIMITS RCPTMAX=10000000, 2147483647"
  })
  void aLimitIsANumber(String offer, int limit) {
    assertThat(Capabilities.of(Reply.bare(250, "peer.test", offer)).recipientLimit())
        .isEqualTo(limit);
  }
}
