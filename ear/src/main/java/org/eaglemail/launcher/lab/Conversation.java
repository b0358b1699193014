package org.eaglemail.launcher.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Consumer;

/** A connection on which lines come and go, and are shown as they do. For one thread. */
final class Conversation implements AutoCloseable {
  private static final int READ_TIMEOUT_MILLIS = 60_000;

  private final Socket socket;
  private final BufferedReader in;
  private final OutputStream out;
  private final Consumer<String> shown;

  /**
   * Connects.
   *
   * @param shown is given what is said, with {@code C:} or {@code S:} before it
   */
  Conversation(InetSocketAddress address, Consumer<String> shown) throws IOException {
    this.socket = new Socket(address.getAddress(), address.getPort());
    this.socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    this.out = socket.getOutputStream();
    this.shown = shown;
  }

  void say(String line) throws IOException {
    say(line, line);
  }

  /** Says a line that is not for all eyes. */
  void say(String line, String shownInstead) throws IOException {
    shown.accept("C: " + shownInstead);
    out.write((line + "\r\n").getBytes(UTF_8));
    out.flush();
  }

  /** The next line, without its line end. */
  String hear() throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new EOFException("the server closed the connection");
    }
    shown.accept("S: " + line);
    return line;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
