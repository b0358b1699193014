package org.eaglemail.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A connected socket that never blocks for longer than it was told. All that goes wrong with it is
 * a {@code PeerFailure}. For one thread, but for {@link #close}.
 */
public final class Transport implements Closeable {
  private static final long IDLE = 0;

  private final SocketChannel channel;
  private final Socket socket;
  private final Duration writeTime;
  private final InputStream socketIn;
  private final OutputStream socketOut;
  private long readDeadline;
  private volatile boolean expired;

  /** When the write began that is under way ({@link System#nanoTime}). */
  private volatile long writing = IDLE;

  private volatile Alarm watch;

  /**
   * @param channel connected, in blocking mode; this object's own from now on
   * @param writeTime for the peer to take what one call writes
   * @throws IOException when the channel is closed
   */
  public Transport(SocketChannel channel, Duration writeTime) throws IOException {
    this.channel = channel;
    this.socket = channel.socket();
    this.writeTime = writeTime;
    this.socketIn = socket.getInputStream();
    this.socketOut = socket.getOutputStream();
    this.watch = Alarm.after(writeTime, this::watch);
    readWithin(writeTime);
  }

  /** From now, reading may take that long in all until this is called again. */
  void readWithin(Duration time) {
    readDeadline = System.nanoTime() + time.toNanos();
  }

  /** What the peer sends. */
  InputStream input() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] octets, int offset, int length) throws IOException {
        return receive(octets, offset, length);
      }
    };
  }

  /** What the peer gets; not buffered. */
  OutputStream output() {
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
      }

      @Override
      public void write(byte[] octets, int offset, int length) throws IOException {
        transmit(octets, offset, length);
      }
    };
  }

  private int receive(byte[] octets, int offset, int length) throws PeerFailure {
    // SO_TIMEOUT is for one read: a peer that sends an octet now and then would never meet it.
    long millis = (readDeadline - System.nanoTime() + 999_999) / 1_000_000;
    if (millis <= 0) {
      throw new PeerFailure(PeerFailure.Kind.TIMED_OUT, "deadline passed");
    }
    try {
      socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
      return socketIn.read(octets, offset, length);
    } catch (SocketTimeoutException e) {
      throw new PeerFailure(PeerFailure.Kind.TIMED_OUT, e);
    } catch (IOException e) {
      throw new PeerFailure(PeerFailure.Kind.LOST, e);
    }
  }

  private void transmit(byte[] octets, int offset, int length) throws PeerFailure {
    // Never the value that means idle; a nanosecond does not matter.
    writing = System.nanoTime() | 1;
    try {
      socketOut.write(octets, offset, length);
    } catch (IOException e) {
      throw new PeerFailure(expired ? PeerFailure.Kind.TIMED_OUT : PeerFailure.Kind.UNWRITABLE, e);
    } finally {
      writing = IDLE;
    }
  }

  /**
   * No socket option ends a write that the peer does not take; closing the socket does. One alarm
   * is set at a time, not one for each write, and looks again when the write under way will be due.
   */
  private void watch() {
    long begin = writing;
    Duration left = begin == IDLE ? writeTime : writeTime.minusNanos(System.nanoTime() - begin);
    if (!left.isPositive()) {
      expired = true;
      close();
      return;
    }
    watch = Alarm.after(left, this::watch);
    if (!channel.isOpen()) {
      watch.cancel();
    }
  }

  /**
   * Whether the connection stands and the peer has sent nothing unasked. Does not block. What an
   * idle peer sends is its farewell (RFC 5321 §3.8), so the connection is of no use after a false.
   */
  boolean isQuiet() {
    try {
      channel.configureBlocking(false);
      try {
        return channel.read(ByteBuffer.allocate(1)) == 0;
      } finally {
        channel.configureBlocking(true);
      }
    } catch (IOException e) {
      return false;
    }
  }

  /** Closes the socket; may be called from any thread, and ends what another one waits for. */
  @Override
  public void close() {
    try {
      channel.close();
      watch.cancel();
    } catch (IOException e) {
      // The descriptor is free all the same, and nothing that we sent depends on it.
      System.getLogger(Transport.class.getName()).log(System.Logger.Level.DEBUG, "closing", e);
    }
  }
}
