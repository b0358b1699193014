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
  /** How long an answer may take. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private final InputStream raw;
  private final Closeable connection;
  private final PeerTls tls;
  private InputStream in;
  private OutputStream out;
  private Optional<String> unread = Optional.empty();

  /** A peer on these streams, which trusts anyone. */
  public Peer(InputStream in, OutputStream out, Closeable connection) {
    this(in, out, connection, PeerTls.anyone());
  }

  private Peer(InputStream in, OutputStream out, Closeable connection, PeerTls tls) {
    this.tls = tls;
    this.raw = in;
    this.in = new BufferedInputStream(in);
    this.out = out;
    this.connection = connection;
  }

  /** Connects to a server, and trusts whoever it is. */
  public static Peer connect(String host, int port) throws IOException {
    return connect(host, port, PeerTls.anyone());
  }

  /** Connects to a server, without encryption yet. */
  public static Peer connect(String host, int port, PeerTls tls) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      socket.connect(new InetSocketAddress(host, port), Math.toIntExact(PATIENCE.toMillis()));
      return new Peer(socket.getInputStream(), socket.getOutputStream(), socket, tls);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Encrypts the dialogue.
   *
   * @throws IOException when the handshake fails
   */
  public SSLSession startTls() throws IOException {
    TlsStreams streams = tls.start(raw, out);
    in = new BufferedInputStream(streams.input());
    out = streams.output();
    return streams.session();
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
    Optional<String> kept = unread;
    if (kept.isPresent()) {
      unread = Optional.empty();
      return kept;
    }
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

  /** Puts a line back: it is what is read next. */
  public void unread(String line) {
    unread = Optional.of(line);
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
