package org.eaglemail.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;

/**
 * TLS over a pair of streams, either side of it. Blocks in the streams and nowhere else, holds no
 * lock while it does, and keeps no record's buffer while it waits for the peer's next one.
 *
 * <p>What the streams throw passes through, and after a time-out reading can go on. When the
 * underlying input ends between two records, so does ours, whether the peer said so or not: SMTP
 * and POP3 tell by themselves whether all of a message came. Output still works then. For one
 * thread.
 */
public final class TlsStreams {
  /** Octets of one handshake from the peer: many certificates, but not endless ones. */
  static final int MAX_HANDSHAKE = 128 * 1024;

  /** A reader that offers more room than this expects much, and large reads pay. */
  private static final int SMALL_READ = 8 * 1024;

  private static final String TLS_1_3 = "TLSv1.3";

  /** Of no octets, so that it can be shared: nothing in it ever changes. */
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private final RecordInput records;
  private final OutputStream out;
  private ByteBuffer opened = NOTHING;
  private boolean inputEnded;

  /**
   * @param in the peer's records
   * @param out unbuffered: a record is written at once
   * @param engine fresh, its mode and parameters set; this object's own from now on
   */
  public TlsStreams(InputStream in, OutputStream out, SSLEngine engine) {
    this.engine = engine;
    this.records = new RecordInput(in);
    this.out = out;
  }

  /**
   * Agrees with the peer on keys; to be called once, before anything is read or written.
   *
   * @param limit how long it may take in all; seen between reads, each of which has the stream's
   *     own time-out
   * @throws SSLException when they cannot agree; the peer was told why
   * @throws IOException when the peer is lost, too slow, or too long-winded
   */
  public void handshake(Duration limit) throws IOException {
    long begin = System.nanoTime();
    try {
      engine.beginHandshake();
      while (step(engine.getHandshakeStatus())) {
        if (System.nanoTime() - begin > limit.toNanos()) {
          throw new SSLHandshakeException(
              "handshake takes longer than " + limit.toSeconds() + " s");
        }
        if (records.total() > MAX_HANDSHAKE) {
          throw new SSLHandshakeException("handshake is longer than " + MAX_HANDSHAKE + " octets");
        }
      }
    } catch (SSLException e) {
      sayGoodbye(e);
      throw e;
    }
  }

  /** Takes a step of a handshake; false when none is to be taken. */
  private boolean step(HandshakeStatus status) throws IOException {
    switch (status) {
      case NEED_TASK -> runTasks();
      case NEED_WRAP -> requireOpen(seal(NOTHING));
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> receiveHandshake();
      case FINISHED, NOT_HANDSHAKING -> {
        return false;
      }
    }
    return true;
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  private void receiveHandshake() throws IOException {
    Status status = engine.unwrap(records.received(), NOTHING).getStatus();
    requireOpen(status);
    if (status == Status.BUFFER_OVERFLOW) {
      throw new SSLException("there is data in the middle of the handshake");
    }
    if (status == Status.BUFFER_UNDERFLOW && !records.fill(false)) {
      throw new EOFException("the peer went in the middle of the handshake");
    }
  }

  private static void requireOpen(Status status) throws EOFException {
    if (status == Status.CLOSED) {
      throw new EOFException("the peer closed in the middle of the handshake");
    }
  }

  // The alert that says why is the engine's last record; the fault itself is what counts.
  private void sayGoodbye(SSLException fault) {
    try {
      close();
    } catch (IOException e) {
      fault.addSuppressed(e);
    }
  }

  /** What was agreed on. */
  public SSLSession session() {
    return engine.getSession();
  }

  /** Whether something of the peer is here and has not been read yet. Does not block. */
  public boolean hasBuffered() {
    return opened.hasRemaining() || records.isInRecord();
  }

  private int receive(byte[] octets, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, octets.length);
    if (length == 0) {
      return 0;
    }
    if (!opened.hasRemaining()) {
      ByteBuffer target = ByteBuffer.wrap(octets, offset, length);
      if (!open(target, length > SMALL_READ)) {
        return -1;
      }
      if (!opened.hasRemaining()) {
        return target.position() - offset;
      }
    }
    int count = Math.min(length, opened.remaining());
    opened.get(octets, offset, count);
    if (!opened.hasRemaining()) {
      opened = NOTHING;
    }
    return count;
  }

  /**
   * Opens records until there is data, in {@code target} if the record fits there, else in {@link
   * #opened}.
   *
   * @return false at the end of the input
   */
  private boolean open(ByteBuffer target, boolean much) throws IOException {
    Optional<ByteBuffer> aside = Optional.empty();
    while (!inputEnded) {
      SSLEngineResult result = unwrap(aside.orElse(target));
      switch (result.getStatus()) {
        case OK -> {
          if (result.bytesProduced() > 0) {
            opened = aside.map(ByteBuffer::flip).orElse(NOTHING);
            return true;
          }
          answer(result.getHandshakeStatus());
        }
        case BUFFER_UNDERFLOW -> inputEnded = !fill(much);
        case BUFFER_OVERFLOW -> aside = Optional.of(room(aside.isPresent()));
        case CLOSED -> inputEnded = true;
      }
    }
    records.release();
    return false;
  }

  private ByteBuffer room(boolean again) throws SSLException {
    int octets = engine.getSession().getApplicationBufferSize();
    if (again) {
      throw new SSLException("a record holds more than " + octets + " octets");
    }
    return ByteBuffer.allocate(octets);
  }

  private SSLEngineResult unwrap(ByteBuffer target) throws IOException {
    try {
      return engine.unwrap(records.received(), target);
    } catch (SSLException e) {
      sayGoodbye(e);
      throw e;
    }
  }

  private boolean fill(boolean much) throws IOException {
    if (records.fill(much)) {
      return true;
    }
    if (records.isInRecord()) {
      throw new EOFException("the peer went in the middle of a record");
    }
    return false;
  }

  /** Does what a message between the data asks for: a ticket nothing, a key update an answer. */
  private void answer(HandshakeStatus asked) throws IOException {
    if (asked == HandshakeStatus.NOT_HANDSHAKING || asked == HandshakeStatus.FINISHED) {
      return;
    }
    if (!TLS_1_3.equals(engine.getSession().getProtocol())) {
      // Of no use to mail, and the attacks on it were many (RFC 9325 §3.5).
      SSLException refused = new SSLException("the peer asked to negotiate again");
      sayGoodbye(refused);
      throw refused;
    }
    // A key update may come in pieces: the rest is read where data is.
    for (HandshakeStatus next = asked;
        next == HandshakeStatus.NEED_TASK || next == HandshakeStatus.NEED_WRAP;
        next = engine.getHandshakeStatus()) {
      step(next);
    }
  }

  private void send(byte[] octets, int offset, int length) throws IOException {
    ByteBuffer source = ByteBuffer.wrap(octets, offset, length);
    while (source.hasRemaining()) {
      if (seal(source) == Status.CLOSED) {
        throw new IOException("the TLS session is closed");
      }
    }
  }

  /** Writes a record: of {@code source} if there is any, else what the engine has to say. */
  private Status seal(ByteBuffer source) throws IOException {
    byte[] buffer = RecordBuffers.borrow();
    try {
      SSLEngineResult result = engine.wrap(source, ByteBuffer.wrap(buffer));
      if (result.getStatus() == Status.BUFFER_OVERFLOW) {
        throw new SSLException("a record is longer than " + RecordBuffers.CAPACITY + " octets");
      }
      if (result.bytesProduced() > 0) {
        out.write(buffer, 0, result.bytesProduced());
        out.flush();
      }
      return result.getStatus();
    } finally {
      RecordBuffers.giveBack(buffer);
    }
  }

  /**
   * Says that nothing more follows (RFC 8446 §6.1), or what went wrong; again without effect. The
   * streams below stay open.
   */
  public void close() throws IOException {
    engine.closeOutbound();
    while (!engine.isOutboundDone()) {
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
        runTasks();
      }
      if (seal(NOTHING) == Status.CLOSED) {
        break;
      }
    }
  }

  /** What the peer says, once the handshake is done. */
  public InputStream input() {
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

  /** What the peer hears, once the handshake is done; each write is a record, or several. */
  public OutputStream output() {
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
      }

      @Override
      public void write(byte[] octets, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, octets.length);
        send(octets, offset, length);
      }
    };
  }
}
