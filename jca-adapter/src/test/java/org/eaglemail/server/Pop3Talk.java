package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eaglemail.spi.Pop3Conduct;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Profile;
import org.eaglemail.transcript.MemoryConnection;
import org.eaglemail.transcript.Peer;

/** A POP3 client and the real session that it talks to, in memory. */
final class Pop3Talk implements AutoCloseable {
  private final MemoryConnection connection;

  private Pop3Talk(MemoryConnection connection) {
    this.connection = connection;
  }

  /** Connects, and takes the greeting. */
  static Pop3Talk open(Pop3Listener listener) throws IOException {
    return open(listener, Peer.PATIENCE);
  }

  /** Connects to a server that waits so long for a command, and takes the greeting. */
  static Pop3Talk open(Pop3Listener listener, Duration autologout) throws IOException {
    Pop3Conduct conduct = listener.opening().conduct();
    Pop3Profile profile =
        listener
            .opening()
            .autologout(autologout)
            .conduct(
                new Pop3Conduct(
                    autologout,
                    conduct.namesItself(),
                    conduct.sendsUtf8(),
                    conduct.logsSessions(),
                    conduct.quirks()));
    Pop3Talk talk =
        new Pop3Talk(
            new MemoryConnection(
                MemoryConnection.LOOPBACK,
                autologout,
                server -> new Pop3ServerSession(server, listener, profile)));
    talk.reads("+OK mail.example.test POP3 server ready");
    return talk;
  }

  /** Connects, and logs in as alice. */
  static Pop3Talk loggedIn(Pop3Listener listener) throws IOException {
    Pop3Talk talk = open(listener);
    talk.says("USER alice@example.test", "+OK");
    talk.says("PASS secret-Eagle-1", "+OK");
    return talk;
  }

  /** Sends a command without waiting for its answer. */
  void sends(String command) throws IOException {
    connection.peer().line(command);
  }

  /** Sends a command, and asserts how the first line of its answer begins. */
  void says(String command, String start) throws IOException {
    sends(command);
    assertThat(connection.peer().readLine().orElse("(closed)")).as(command).startsWith(start);
  }

  /** Asserts the next line. */
  void reads(String line) throws IOException {
    assertThat(connection.peer().readLine()).contains(line);
  }

  /** The next line; empty when the server has closed. */
  Optional<String> line() throws IOException {
    return connection.peer().readLine();
  }

  /** A message, of lines that end in CRLF, up to its final dot. */
  byte[] message() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (String line = line().orElseThrow(); !line.equals("."); line = line().orElseThrow()) {
      String plain = line.startsWith(".") ? line.substring(1) : line;
      message.writeBytes((plain + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
    return message.toByteArray();
  }

  /** Asserts that the server has closed, and that the session is over. */
  void isClosed() throws IOException {
    assertThat(line()).isEmpty();
    assertThat(connection.ended()).isTrue();
  }

  /** Asks the session to end. */
  void drain() {
    connection.session().drain();
  }

  /** The client goes; returns when the session is over. */
  @Override
  public void close() throws IOException {
    connection.close();
  }
}
