package org.eaglemail.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream into lines. One that is longer than {@value #MAX_PART} octets comes in parts. Its
 * end is LF, CRLF, or a CR that stands alone. For one thread.
 */
public final class LineSource {
  /** Octets of a line that are in memory. */
  public static final int MAX_PART = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[MAX_PART];
  private int from;
  private int to;
  private int added;
  private boolean exhausted;

  private int offset;
  private int length;
  private boolean begins;
  private boolean ends = true;
  private long start;
  private long position;
  private boolean repeated;

  /**
   * @param position of the stream's first octet in its file
   */
  public LineSource(InputStream in, long position) {
    this.in = in;
    this.position = position;
  }

  /**
   * Goes to the next line or part.
   *
   * @return false at the end of the stream
   */
  public boolean advance() throws IOException {
    if (repeated) {
      repeated = false;
      return true;
    }
    begins = ends;
    start = position;
    int end = find();
    if (end == to && from == to) {
      return false;
    }
    offset = from;
    length = end - from;
    int next = afterLineEnd(end);
    ends = next > end;
    position += next - from;
    from = next;
    return true;
  }

  /** The next call of {@link #advance} gives the same line or part again. */
  public void repeat() {
    repeated = true;
  }

  /** The index of the next line end in the buffer, or of its end when there is none in it. */
  private int find() throws IOException {
    int i = from;
    while (true) {
      for (; i < to; i++) {
        if (buffer[i] == '\n' || buffer[i] == '\r') {
          // What follows a CR must be in the buffer too.
          return buffer[i] == '\r' && i + 1 == to ? withNext(i) : i;
        }
      }
      if (!fill()) {
        return to;
      }
      i = to - added;
    }
  }

  private int withNext(int cr) throws IOException {
    int distance = cr - from;
    fill();
    return from + distance;
  }

  /** Gets more into the buffer; false when it is full or the stream at its end. */
  private boolean fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    if (exhausted || to == buffer.length) {
      return false;
    }
    added = in.read(buffer, to, buffer.length - to);
    exhausted = added < 0;
    to += Math.max(added, 0);
    return !exhausted;
  }

  private int afterLineEnd(int end) {
    if (end == to) {
      return end;
    }
    if (buffer[end] == '\n') {
      return end + 1;
    }
    if (end + 1 < to) {
      return buffer[end + 1] == '\n' ? end + 2 : end + 1;
    }
    // A CR that fills the buffer up comes again, with what follows it.
    return exhausted ? end + 1 : end;
  }

  public byte[] octets() {
    return buffer;
  }

  public int offset() {
    return offset;
  }

  /** Octets, without the line's end. */
  public int length() {
    return length;
  }

  /** Whether a line begins with them. */
  public boolean begins() {
    return begins;
  }

  /** Whether a line ends with them. */
  public boolean ends() {
    return ends;
  }

  /** Whether it is a line without anything. */
  public boolean isEmptyLine() {
    return begins && ends && length == 0;
  }

  /** Where it begins in the file. */
  public long start() {
    return start;
  }

  /** Where it ends in the file, its line end included. */
  public long position() {
    return position;
  }

  /** Where what {@link #advance} gives next begins in the file. */
  public long nextStart() {
    return repeated ? start : position;
  }

  /** Whether it begins with that text, of US-ASCII. */
  public boolean startsWith(String text) {
    if (length < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (buffer[offset + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Hands it to a sink. */
  public void copyTo(LineSink sink) throws IOException {
    sink.accept(buffer, offset, length, ends);
  }

  /** Hands all that is left to a sink. */
  public void copyAllTo(LineSink sink) throws IOException {
    while (advance()) {
      copyTo(sink);
    }
  }
}
