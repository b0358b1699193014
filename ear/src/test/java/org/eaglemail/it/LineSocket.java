package org.eaglemail.it;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A connection on which lines come and go. Octets are ISO 8859-1, so that none is lost. */
final class LineSocket implements AutoCloseable {
  private static final int READ_TIMEOUT_MILLIS = 60_000;

  private Socket socket;
  private InputStream in;
  private OutputStream out;

  LineSocket(InetSocketAddress address) throws IOException {
    this(new Socket(address.getAddress(), address.getPort()));
  }

  /** A connection that comes from the given address of this machine. */
  LineSocket(InetSocketAddress address, InetAddress from) throws IOException {
    this(new Socket(address.getAddress(), address.getPort(), from, 0));
  }

  private LineSocket(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** Encrypts all that follows, with who has a certificate for the name. */
  void startTls(SSLContext context, String name) throws IOException {
    SSLSocket encrypted =
        (SSLSocket) context.getSocketFactory().createSocket(socket, name, socket.getPort(), true);
    encrypted.startHandshake();
    socket = encrypted;
    in = new BufferedInputStream(encrypted.getInputStream());
    out = encrypted.getOutputStream();
  }

  /** The next line, without its CRLF. */
  String read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("the server closed the connection after '" + line + "'");
      }
      line.write(octet);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  void writeLine(String line) throws IOException {
    write(line + "\r\n");
  }

  void write(String octets) throws IOException {
    out.write(octets.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
