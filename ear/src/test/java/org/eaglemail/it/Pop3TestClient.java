package org.eaglemail.it;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** A plain POP3 client that expects every command to succeed. */
public final class Pop3TestClient implements AutoCloseable {
  private final LineSocket line;

  /** Connects and logs in. */
  public Pop3TestClient(InetSocketAddress address, String user, String password)
      throws IOException {
    line = new LineSocket(address);
    expectOk(line.read());
    command("USER " + user);
    command("PASS " + password);
  }

  /** How many messages there are. */
  public int count() throws IOException {
    return Integer.parseInt(command("STAT").split(" ", -1)[1]);
  }

  /** A message, by its number from 1, with CRLF line ends. */
  public String retrieve(int number) throws IOException {
    command("RETR " + number);
    StringBuilder content = new StringBuilder();
    for (String next = line.read(); !next.equals("."); next = line.read()) {
      content.append(next.startsWith(".") ? next.substring(1) : next).append("\r\n");
    }
    return content.toString();
  }

  /** All messages. */
  public List<String> retrieveAll() throws IOException {
    List<String> all = new ArrayList<>();
    int count = count();
    for (int number = 1; number <= count; number++) {
      all.add(retrieve(number));
    }
    return all;
  }

  /** Sends a command whose reply is one line, and returns that. */
  public String command(String command) throws IOException {
    line.writeLine(command);
    String reply = line.read();
    expectOk(reply);
    return reply;
  }

  private static void expectOk(String reply) throws IOException {
    if (!reply.startsWith("+OK")) {
      throw new IOException(reply);
    }
  }

  @Override
  public void close() throws IOException {
    line.close();
  }
}
