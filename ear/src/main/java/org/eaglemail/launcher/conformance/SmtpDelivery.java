package org.eaglemail.launcher.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.transcript.Peer;

/**
 * Sends messages by SMTP (RFC 5321) or LMTP (RFC 2033), as a bounce is sent: without a sender.
 *
 * @param lmtp whether by LMTP
 */
record SmtpDelivery(String host, int port, boolean lmtp, String recipient) implements Delivery {

  @Override
  public void deliver(byte[] message) throws IOException {
    try (Peer server = Peer.connect(host, port)) {
      expect(server, "220");
      boolean eight =
          command(server, (lmtp ? "LHLO" : "EHLO") + " conformance.test", "250").stream()
              .anyMatch(line -> line.endsWith("8BITMIME"));
      // RFC 6152 §3; a server without it may refuse octets beyond 127.
      command(server, "MAIL FROM:<>" + (eight ? " BODY=8BITMIME" : ""), "250");
      command(server, "RCPT TO:<" + recipient + ">", "250");
      command(server, "DATA", "354");
      server.send(stuffed(message));
      expect(server, "250");
      command(server, "QUIT", "221");
    }
  }

  /** RFC 5321 §4.5.2. */
  private static byte[] stuffed(byte[] message) {
    String text = "\r\n" + new String(message, ISO_8859_1);
    String stuffed = text.replace("\r\n.", "\r\n..").substring(2);
    return (stuffed + ".\r\n").getBytes(ISO_8859_1);
  }

  private static List<String> command(Peer server, String line, String code) throws IOException {
    server.line(line);
    return expect(server, code);
  }

  private static List<String> expect(Peer server, String code) throws IOException {
    List<String> lines = new ArrayList<>();
    do {
      Optional<String> line = server.readLine();
      lines.add(line.orElseThrow(() -> new IOException("the server for delivery closed")));
    } while (lines.getLast().startsWith("-", code.length()));
    if (!lines.getLast().startsWith(code)) {
      throw new IOException("the server for delivery said: " + lines.getLast());
    }
    return lines;
  }
}
