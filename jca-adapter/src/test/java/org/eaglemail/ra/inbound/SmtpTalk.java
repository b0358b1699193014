package org.eaglemail.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An SMTP client that says what it is told to say. */
final class SmtpTalk implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket = new Socket();
  private final BufferedReader in;

  SmtpTalk(InetSocketAddress server) throws IOException {
    socket.connect(server, PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  /** Connected, greeted, and past EHLO. */
  static SmtpTalk greeted(InetSocketAddress server) throws IOException {
    SmtpTalk talk = new SmtpTalk(server);
    talk.expect("220 ");
    talk.say("EHLO client.example.org").expect("250 ");
    return talk;
  }

  /** At the beginning of the data of a message. */
  SmtpTalk beginMessage() throws IOException {
    say("MAIL FROM:<a@example.org>").expect("250 ");
    say("RCPT TO:<b@example.test>").expect("250 ");
    say("DATA").expect("354 ");
    return this;
  }

  SmtpTalk say(String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  /** Reads a reply to its last line, which shall begin so. */
  String expect(String beginning) throws IOException {
    String line;
    do {
      line = in.readLine();
    } while (line != null && line.length() > 3 && line.charAt(3) == '-');
    assertThat(line).startsWith(beginning);
    return String.valueOf(line);
  }

  /** The server shall have closed the connection in good order, with nothing more to read. */
  void expectEnd() throws IOException {
    assertThat(in.readLine()).isNull();
  }

  Socket socket() {
    return socket;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
