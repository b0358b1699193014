package org.eaglemail.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.eaglemail.spi.Client;

/**
 * What a proxy says of the connection it passes on, before anything else (HAProxy's PROXY protocol,
 * version 1 in text and 2 in binary). Not an octet beyond it is read.
 */
public final class ProxyHeader {
  /** Octets of the addresses and TLVs of version 2; a proxy's certificate fits into it. */
  static final int MAX_LENGTH = 4096;

  /** Octets of version 1, CRLF included (§2.1). */
  static final int MAX_LINE = 107;

  private static final byte[] SIGNATURE = {
    '\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n'
  };
  private static final String WORD = "PROXY ";
  private static final int VERSION = 2;
  private static final int LOCAL = 0;
  private static final int PROXY = 1;
  private static final int TCP_OVER_IPV4 = 0x11;
  private static final int TCP_OVER_IPV6 = 0x21;
  private static final int IPV4_ADDRESSES = 12;
  private static final int IPV6_ADDRESSES = 36;

  private final InputStream in;
  private final Client proxy;

  private ProxyHeader(InputStream in, Client proxy) {
    this.in = in;
    this.proxy = proxy;
  }

  /**
   * Reads the header.
   *
   * @param proxy who connected
   * @return whom it speaks for: itself when it says so (LOCAL, UNKNOWN)
   * @throws ProtocolException when there is none or it is malformed; the connection is of no use
   */
  public static Client read(InputStream in, Client proxy) throws IOException {
    return new ProxyHeader(in, proxy).read();
  }

  private Client read() throws IOException {
    byte[] start = octets(SIGNATURE.length);
    if (Arrays.equals(start, SIGNATURE)) {
      return binary();
    }
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (!text.startsWith(WORD)) {
      throw new ProtocolException("no PROXY header");
    }
    return text(text);
  }

  private byte[] octets(int count) throws IOException {
    byte[] octets = in.readNBytes(count);
    if (octets.length < count) {
      throw new EOFException("connection ended in the PROXY header");
    }
    return octets;
  }

  // §2.1: PROXY TCP4 source destination source-port destination-port CRLF.
  private Client text(String start) throws IOException {
    StringBuilder line = new StringBuilder(start);
    while (line.charAt(line.length() - 1) != '\n') {
      if (line.length() == MAX_LINE) {
        throw new ProtocolException("PROXY header is too long");
      }
      line.append((char) (octets(1)[0] & 0xff));
    }
    if (line.charAt(line.length() - 2) != '\r') {
      throw new ProtocolException("PROXY header does not end in CRLF");
    }
    String[] words = line.substring(0, line.length() - 2).split(" ", -1);
    if (words[1].equals("UNKNOWN")) {
      return proxy;
    }
    if (words.length != 6 || !(words[1].equals("TCP4") || words[1].equals("TCP6"))) {
      throw new ProtocolException("PROXY header is malformed");
    }
    return client(endpoint(words[2], words[4]), endpoint(words[3], words[5]));
  }

  private static InetSocketAddress endpoint(String host, String port) throws ProtocolException {
    Optional<InetAddress> address = NumericAddress.parse(host);
    Optional<Integer> number = NumericAddress.port(port);
    if (address.isEmpty() || number.isEmpty()) {
      throw new ProtocolException("PROXY header holds no address");
    }
    return new InetSocketAddress(address.get(), number.get());
  }

  // §2.2: version and command, family and protocol, length; then addresses, then TLVs.
  private Client binary() throws IOException {
    ByteBuffer head = ByteBuffer.wrap(octets(4));
    int versionAndCommand = head.get() & 0xff;
    int family = head.get() & 0xff;
    int length = head.getShort() & 0xffff;
    if (versionAndCommand >> 4 != VERSION || length > MAX_LENGTH) {
      throw new ProtocolException("PROXY header is malformed");
    }
    ByteBuffer body = ByteBuffer.wrap(octets(length));
    return switch (versionAndCommand & 0xf) {
      case LOCAL -> proxy;
      case PROXY -> addresses(family, body);
      default -> throw new ProtocolException("PROXY header has an unknown command");
    };
  }

  private Client addresses(int family, ByteBuffer body) throws IOException {
    int size =
        switch (family) {
          case TCP_OVER_IPV4 -> IPV4_ADDRESSES;
          case TCP_OVER_IPV6 -> IPV6_ADDRESSES;
          // §2.2: what we cannot use stands for the proxy's own address.
          default -> 0;
        };
    if (size == 0) {
      return proxy;
    }
    if (body.remaining() < size) {
      throw new ProtocolException("PROXY header is too short");
    }
    byte[] source = new byte[(size - 4) / 2];
    byte[] destination = new byte[source.length];
    body.get(source).get(destination);
    int sourcePort = body.getShort() & 0xffff;
    int destinationPort = body.getShort() & 0xffff;
    return client(
        new InetSocketAddress(InetAddress.getByAddress(source), sourcePort),
        new InetSocketAddress(InetAddress.getByAddress(destination), destinationPort));
  }

  private Client client(InetSocketAddress remote, InetSocketAddress local) {
    return new Client(
        proxy.session(), proxy.listener(), local, remote, proxy.name(), proxy.encryption());
  }
}
