package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.LongStream;
import org.eaglemail.Seeds;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.transcript.MemoryConnection;
import org.eaglemail.transcript.MemoryPop3Listener;
import org.eaglemail.transcript.MemorySmtpListener;
import org.eaglemail.transcript.Peer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What SMTP took, POP3 gives back octet for octet: dots are stuffed on both ways, sizes are exact
 * (RFC 5321 §4.5.2, RFC 1939 §3, §11).
 */
class Pop3RoundTripTest {
  private static final int MAX_LINE = 900;

  static LongStream seeds() {
    return Seeds.some(100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatSmtpTookComesBackOctetForOctet(long seed) throws IOException {
    String message = message(new Random(seed));
    String taken = send(message);
    assertThat(taken).isEqualTo(message);
    MemoryPop3Listener maildrop = new MemoryPop3Listener(10);
    maildrop.add(octets(taken));
    try (Pop3Talk client = Pop3Talk.loggedIn(maildrop)) {
      client.says("LIST 1", "+OK 1 " + message.length());
      client.says("RETR 1", "+OK " + message.length() + " octets");
      assertThat(client.message()).isEqualTo(octets(message));
      client.says("QUIT", "+OK");
    }
  }

  /** Lines of any octets that SMTP takes, many of them dots, so that some stand at the start. */
  private static String message(Random random) {
    StringBuilder message = new StringBuilder("Subject: any\r\n\r\n");
    for (int lines = random.nextInt(30); lines > 0; lines--) {
      for (int length = length(random); length > 0; length--) {
        message.append(octet(random));
      }
      message.append("\r\n");
    }
    return message.toString();
  }

  private static int length(Random random) {
    return random.nextInt(4) == 0 ? random.nextInt(MAX_LINE) : random.nextInt(4);
  }

  private static char octet(Random random) {
    char octet = random.nextBoolean() ? '.' : (char) (1 + random.nextInt(255));
    return octet == '\r' || octet == '\n' ? '.' : octet;
  }

  private static String send(String message) throws IOException {
    MemorySmtpListener listener =
        new MemorySmtpListener(SmtpProfile.named(MemorySmtpListener.DOMAIN));
    try (MemoryConnection connection =
        new MemoryConnection(
            MemoryConnection.LOOPBACK,
            Peer.PATIENCE,
            server -> new SmtpServerSession(server, listener, listener.opening()))) {
      Peer client = connection.peer();
      says(client, "", "220 ");
      says(client, "HELO client.example\r\n", "250 ");
      says(client, "MAIL FROM:<bob@example.test>\r\n", "250 ");
      says(client, "RCPT TO:<alice@example.test>\r\n", "250 ");
      says(client, "DATA\r\n", "354 ");
      says(client, message.replaceAll("(?dm)^\\.", "..") + ".\r\n", "250 ");
      says(client, "QUIT\r\n", "221 ");
    }
    return listener.messages().getFirst().content();
  }

  private static void says(Peer client, String text, String reply) throws IOException {
    client.send(octets(text));
    assertThat(client.readLine().orElse("(closed)")).startsWith(reply);
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
