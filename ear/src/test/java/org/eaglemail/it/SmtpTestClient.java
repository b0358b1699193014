package org.eaglemail.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLContext;

/** A plain SMTP client that expects every command to succeed. */
public final class SmtpTestClient implements AutoCloseable {
  private final LineSocket line;

  /** Connects and says EHLO. */
  public SmtpTestClient(InetSocketAddress address) throws IOException {
    this(new LineSocket(address));
  }

  /** The same, as a client at the given address of this machine. */
  public SmtpTestClient(InetSocketAddress address, InetAddress from) throws IOException {
    this(new LineSocket(address, from));
  }

  /** On a connection on which nothing was read yet; says EHLO. */
  SmtpTestClient(LineSocket line) throws IOException {
    this.line = line;
    expect("2", reply());
    command("EHLO client.example.test", "2");
  }

  /** STARTTLS with a server whose certificate {@code context} trusts, and EHLO anew. */
  public void startTls(SSLContext context, String name) throws IOException {
    command("STARTTLS", "220");
    line.startTls(context, name);
    command("EHLO client.example.test", "2");
  }

  /** AUTH PLAIN. */
  public void authenticate(String user, String password) throws IOException {
    command("AUTH PLAIN " + plain(user, password), "235");
  }

  /** The one message of the mechanism PLAIN (RFC 4616), in Base64. */
  static String plain(String user, String password) {
    byte[] message = ("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(message);
  }

  /**
   * Sends a message.
   *
   * @param content with CRLF line ends, not dot-stuffed
   * @return the last reply, to the end of data
   */
  public String send(String from, String to, String content) throws IOException {
    command("MAIL FROM:<" + from + ">", "250");
    command("RCPT TO:<" + to + ">", "250");
    return data(content);
  }

  /** DATA with that content, with CRLF line ends, not dot-stuffed; returns the last reply. */
  public String data(String content) throws IOException {
    command("DATA", "354");
    String stuffed = content.startsWith(".") ? "." + content : content;
    line.write(stuffed.replace("\r\n.", "\r\n.."));
    line.write(content.endsWith("\r\n") ? ".\r\n" : "\r\n.\r\n");
    String reply = reply();
    expect("250", reply);
    return reply;
  }

  /** Sends a command and returns the reply, which must begin with the given digits. */
  public String command(String command, String expected) throws IOException {
    line.writeLine(command);
    String reply = reply();
    expect(expected, reply);
    return reply;
  }

  private static void expect(String expected, String reply) throws IOException {
    if (!reply.startsWith(expected)) {
      throw new IOException("expected " + expected + ", but: " + reply);
    }
  }

  private String reply() throws IOException {
    StringBuilder reply = new StringBuilder();
    String next = line.read();
    while (next.length() > 3 && next.charAt(3) == '-') {
      reply.append(next).append('\n');
      next = line.read();
    }
    return reply.append(next).toString();
  }

  @Override
  public void close() throws IOException {
    line.close();
  }
}
