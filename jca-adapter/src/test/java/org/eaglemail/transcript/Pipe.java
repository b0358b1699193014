package org.eaglemail.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One direction of a connection in memory; behaves as a socket's streams do: reads give what is
 * there, block, time out; the end of the writer is the end of the stream; to write to a reader that
 * has gone fails.
 */
public final class Pipe {
  private static final int CAPACITY = 256 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile Duration timeout;
  private byte[] octets = {};
  private int position;
  private boolean writerGone;
  private boolean readerGone;

  /** A pipe whose reads time out so. */
  public Pipe(Duration timeout) {
    this.timeout = timeout;
  }

  /** From the next read on, reads time out so. */
  public void limit(Duration most) {
    timeout = most;
  }

  /** Makes reads return the end of the stream, whatever still comes. */
  public void endInput() {
    lock.lock();
    try {
      readerGone = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      writerGone = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    lock.lock();
    try {
      awaitOctets();
      if (readerGone || position == octets.length) {
        return -1;
      }
      int n = Math.min(length, octets.length - position);
      System.arraycopy(octets, position, target, offset, n);
      position += n;
      changed.signalAll();
      return n;
    } finally {
      lock.unlock();
    }
  }

  private void awaitOctets() throws IOException {
    long left = timeout.toNanos();
    while (position == octets.length && !writerGone && !readerGone) {
      if (left <= 0) {
        throw new SocketTimeoutException("read timed out");
      }
      try {
        left = changed.awaitNanos(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  private void write(byte[] source, int offset, int length) throws IOException {
    lock.lock();
    try {
      while (octets.length - position > CAPACITY && !readerGone) {
        changed.awaitUninterruptibly();
      }
      if (readerGone || writerGone) {
        throw new SocketException("broken pipe");
      }
      int waiting = octets.length - position;
      byte[] joined = Arrays.copyOfRange(octets, position, octets.length + length);
      System.arraycopy(source, offset, joined, waiting, length);
      octets = joined;
      position = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private int available() {
    lock.lock();
    try {
      return readerGone ? 0 : octets.length - position;
    } finally {
      lock.unlock();
    }
  }

  /** The end to read from. */
  public InputStream input() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return Pipe.this.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return Pipe.this.read(target, offset, length);
      }

      @Override
      public int available() {
        return Pipe.this.available();
      }

      @Override
      public void close() {
        endInput();
      }
    };
  }

  /** The end to write to. */
  public OutputStream output() {
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
      }

      @Override
      public void write(byte[] source, int offset, int length) throws IOException {
        Pipe.this.write(source, offset, length);
      }

      @Override
      public void close() {
        end();
      }
    };
  }
}
