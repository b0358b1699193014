package org.eaglemail.transcript;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.eaglemail.wire.TlsStreams;

/** The client's side of a dialogue, octet by octet. */
public final class Peer implements Closeable {
  /** How long an answer may take before the test fails. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private final InputStream raw;
  private final Closeable connection;
  private InputStream in;
  private OutputStream out;

  /** A peer on these streams. */
  public Peer(InputStream in, OutputStream out, Closeable connection) {
    this.raw = in;
    this.in = new BufferedInputStream(in);
    this.out = out;
    this.connection = connection;
  }

  /** Connects to a server. */
  public static Peer connect(String host, int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      socket.connect(new InetSocketAddress(host, port), Math.toIntExact(PATIENCE.toMillis()));
      return new Peer(socket.getInputStream(), socket.getOutputStream(), socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Encrypts the dialogue, and trusts any certificate.
   *
   * @throws IOException when the handshake fails
   */
  public SSLSession startTls() throws IOException {
    TlsStreams tls = TestTls.trustingClient(raw, out);
    in = new BufferedInputStream(tls.input());
    out = tls.output();
    return tls.session();
  }

  /** Sends octets in one piece. */
  public void send(byte[] octets) throws IOException {
    out.write(octets);
    out.flush();
  }

  /** Sends a line, and its CRLF. */
  public void line(String text) throws IOException {
    send((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * Reads a line.
   *
   * @return the line without CRLF as ISO 8859-1, or empty when the server has closed
   * @throws IOException when the line does not end in CRLF
   */
  public Optional<String> readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int octet = readOctet();
    if (octet < 0) {
      return Optional.empty();
    }
    while (octet >= 0 && octet != '\n') {
      line.write(octet);
      octet = readOctet();
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    if (octet < 0 || !text.endsWith("\r")) {
      throw new IOException("server sent a line that does not end in CRLF: " + text);
    }
    return Optional.of(text.substring(0, text.length() - 1));
  }

  private int readOctet() throws IOException {
    try {
      return in.read();
    } catch (SocketException reset) {
      return -1;
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
