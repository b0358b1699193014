package org.eaglemail.client;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** What a {@link ScriptedPeer} does at some point of the dialogue. */
@FunctionalInterface
public interface Answer {

  /** Between the octets of {@link #trickle}. */
  long TRICKLE_NANOS = 20_000_000;

  /** What the peer does next. */
  enum Next {
    /** Goes on with the dialogue. */
    GO_ON,
    /** Closes the connection. */
    HANG_UP,
    /** Reads and writes nothing more, until the client closes or the peer is closed. */
    FREEZE
  }

  /** Acts on the connection. */
  Next play(Socket connection) throws IOException;

  /** The code of the reply that it is; empty when it is none. */
  default String code() {
    return "";
  }

  /** A reply of these lines, to each of which CRLF is added; perhaps the last. */
  record Say(List<String> lines, Next next) implements Answer {
    @Override
    public Next play(Socket connection) throws IOException {
      StringBuilder octets = new StringBuilder();
      lines.forEach(line -> octets.append(line).append("\r\n"));
      connection.getOutputStream().write(octets.toString().getBytes(StandardCharsets.ISO_8859_1));
      return next;
    }

    @Override
    public String code() {
      return lines.isEmpty() ? "" : lines.getFirst().substring(0, 3);
    }
  }

  /** A reply of these lines. */
  static Answer say(String... lines) {
    return new Say(List.of(lines), Next.GO_ON);
  }

  /** A reply of these lines, or none, and then the connection is closed. */
  static Answer hangUp(String... lines) {
    return new Say(List.of(lines), Next.HANG_UP);
  }

  /** A reply of one line, as soon as {@code due} is at zero. */
  record Late(CountDownLatch due, String line) implements Answer {
    @Override
    public Next play(Socket connection) throws IOException {
      try {
        due.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return say(line).play(connection);
    }

    @Override
    public String code() {
      return line.substring(0, 3);
    }
  }

  /** Nothing at all, for as long as the client waits. */
  static Answer silence() {
    return connection -> Next.FREEZE;
  }

  /** The same octets again and again, for as long as the client takes them. */
  static Answer flood(String octets) {
    return connection -> {
      byte[] piece = octets.getBytes(StandardCharsets.US_ASCII);
      while (true) {
        connection.getOutputStream().write(piece);
      }
    };
  }

  /** These octets as they are, and then the connection is closed. */
  static Answer torn(String octets) {
    return connection -> {
      raw(octets).play(connection);
      return Next.HANG_UP;
    };
  }

  /** The connection is reset (RST), as by a machine that has crashed. */
  static Answer reset() {
    return connection -> {
      connection.setSoLinger(true, 0);
      return Next.HANG_UP;
    };
  }

  /** An octet now and then, for as long as the client waits: a reply that never ends. */
  static Answer trickle() {
    return connection -> {
      connection.getOutputStream().write("250 ".getBytes(StandardCharsets.US_ASCII));
      while (true) {
        LockSupport.parkNanos(TRICKLE_NANOS);
        connection.getOutputStream().write('x');
      }
    };
  }

  /** These octets as they are, in one write. */
  static Answer raw(String octets) {
    return connection -> {
      connection.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
      return Next.GO_ON;
    };
  }
}
