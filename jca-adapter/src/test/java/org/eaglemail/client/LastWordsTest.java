package org.eaglemail.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a peer said before it broke the connection, while it was being written to. */
@Timeout(30)
class LastWordsTest {
  @FunctionalInterface
  private interface Talk {
    void to(Conversation conversation) throws IOException;
  }

  /** Talks to a peer that has said these words and is gone; returns what is made of them. */
  private static String verdict(String words, Talk talk) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
      SocketChannel channel = SocketChannel.open(address);
      try (Socket peer = server.accept()) {
        peer.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        peer.setSoLinger(true, 0);
      }
      ClientTimeouts timeouts = ClientTimeouts.all(Duration.ofSeconds(20));
      Conversation conversation =
          new Conversation(
              new Transport(channel, timeouts.block()),
              Messages.destination(address),
              timeouts,
              DialogueObserver.none());
      PeerFailure failure = catchThrowableOfType(PeerFailure.class, () -> talk.to(conversation));
      assertThat(failure.kind()).isEqualTo(PeerFailure.Kind.UNWRITABLE);
      return conversation.explain(failure).reply().text();
    }
  }

  private static void envelope(Conversation conversation) throws IOException {
    conversation.say(Phase.MAIL, "MAIL FROM:<a@home.test>");
    while (true) {
      conversation.say(Phase.RCPT, "RCPT TO:<bob@away.test>");
    }
  }

  private static void message(Conversation conversation) throws IOException {
    while (true) {
      conversation.content(new ByteArrayInputStream(new byte[64 * 1024]));
    }
  }

  @Test
  void theRefusalOfARecipientIsNotThatOfTheOthers() throws IOException {
    assertThat(verdict("250 2.1.0 Ok\r\n550 5.1.1 no bob\r\n", LastWordsTest::envelope))
        .isEqualTo("451 4.4.2 lost connection with peer.test[127.0.0.1] while sending RCPT TO");
  }

  @Test
  void aFarewellIsForAll() throws IOException {
    assertThat(verdict("250 2.1.0 Ok\r\n421 4.3.2 bye\r\n", LastWordsTest::envelope))
        .isEqualTo("421 4.3.2 bye");
  }

  @Test
  void theRefusalOfTheMessageIsForAll() throws IOException {
    assertThat(verdict("552 5.3.4 too much\r\n", LastWordsTest::message))
        .isEqualTo("552 5.3.4 too much");
  }
}
