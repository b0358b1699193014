package org.eaglemail.filter.milter;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.eaglemail.filter.milter.protocol.MilterSyntaxException;
import org.eaglemail.filter.milter.protocol.Packet;

/**
 * Packets over a socket, of the Internet or of this machine. A selector waits, since a channel has
 * no time-outs of its own. For one thread at a time.
 */
final class MilterChannel implements Closeable {
  private static final int WRITE_AT_ONCE = 64 * 1024;

  private final SocketChannel socket;
  private final Selector selector;
  private final ByteArrayOutputStream unwritten = new ByteArrayOutputStream(1024);
  private final ByteBuffer read = ByteBuffer.allocate(8192).limit(0);

  private MilterChannel(SocketChannel socket, Selector selector) {
    this.socket = socket;
    this.selector = selector;
  }

  /**
   * Connects.
   *
   * @throws IOException when that fails or takes longer
   */
  static MilterChannel open(SocketAddress address, Duration limit) throws IOException {
    SocketChannel socket =
        address instanceof UnixDomainSocketAddress
            ? SocketChannel.open(StandardProtocolFamily.UNIX)
            : SocketChannel.open();
    MilterChannel channel = null;
    try {
      socket.configureBlocking(false);
      Selector selector = socket.provider().openSelector();
      channel = new MilterChannel(socket, selector);
      socket.register(selector, 0);
      if (!socket.connect(address)) {
        channel.await(SelectionKey.OP_CONNECT, System.nanoTime() + limit.toNanos());
        socket.finishConnect();
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      socket.close();
      throw e;
    }
  }

  /** Writes a packet, at the latest before the next one is read. */
  void write(Packet packet, Duration limit) throws IOException {
    unwritten.writeBytes(packet.octets());
    if (unwritten.size() >= WRITE_AT_ONCE) {
      flush(limit);
    }
  }

  /**
   * Writes what was not written yet.
   *
   * @throws IOException when that fails or takes longer
   */
  void flush(Duration limit) throws IOException {
    ByteBuffer octets = ByteBuffer.wrap(unwritten.toByteArray());
    unwritten.reset();
    long deadline = System.nanoTime() + limit.toNanos();
    while (octets.hasRemaining()) {
      if (socket.write(octets) == 0) {
        await(SelectionKey.OP_WRITE, deadline);
      }
    }
  }

  /**
   * Reads a packet.
   *
   * @throws IOException when none comes, or takes longer, or is too long
   */
  Packet read(Duration limit) throws IOException {
    flush(limit);
    long deadline = System.nanoTime() + limit.toNanos();
    int length = ByteBuffer.wrap(octets(Packet.LENGTH_OCTETS, deadline)).getInt();
    if (length < 1 || length > Packet.MAX_LENGTH) {
      throw new MilterSyntaxException("a packet of " + length + " octets");
    }
    return Packet.of(octets(length, deadline));
  }

  private byte[] octets(int count, long deadline) throws IOException {
    byte[] octets = new byte[count];
    int done = 0;
    while (done < count) {
      if (!read.hasRemaining()) {
        fill(deadline);
      }
      int piece = Math.min(count - done, read.remaining());
      read.get(octets, done, piece);
      done += piece;
    }
    return octets;
  }

  private void fill(long deadline) throws IOException {
    read.clear();
    int count = socket.read(read);
    while (count == 0) {
      await(SelectionKey.OP_READ, deadline);
      count = socket.read(read);
    }
    read.flip();
    if (count < 0) {
      throw new EOFException("the milter closed the connection");
    }
  }

  private void await(int operation, long deadline) throws IOException {
    socket.keyFor(selector).interestOps(operation);
    while (true) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        throw new SocketTimeoutException("the milter has no answer in time");
      }
      if (selector.select(millis) > 0) {
        selector.selectedKeys().clear();
        return;
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new IOException("interrupted");
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (selector) {
      socket.close();
    }
  }
}
