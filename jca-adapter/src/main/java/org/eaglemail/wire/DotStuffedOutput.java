package org.eaglemail.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * Writes a message piece by piece with stuffing; {@link #finish} writes the final dot. Passes on
 * all that lies between two dots at line starts in one piece, and buffers nothing.
 */
public final class DotStuffedOutput {
  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] FINAL_DOT = {'.', '\r', '\n'};

  private final OutputStream out;
  private boolean lineStart = true;
  private boolean afterCr;

  /**
   * @param out neither flushed nor closed
   */
  public DotStuffedOutput(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes a piece; it may end anywhere, between CR and LF too.
   *
   * @throws BareLineBreakException when a CR or LF is not part of a CRLF
   * @throws IOException when writing fails
   */
  public void write(byte[] octets, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, octets.length);
    int end = offset + length;
    int written = offset;
    int i = offset;
    while (i < end) {
      if (lineStart && octets[i] == '.') {
        out.write(octets, written, i - written);
        out.write('.');
        written = i;
      }
      i = afterCr ? lineFeed(octets, i) : carriageReturn(octets, i, end);
    }
    out.write(octets, written, end - written);
  }

  private int lineFeed(byte[] octets, int i) throws BareLineBreakException {
    if (octets[i] != '\n') {
      throw new BareLineBreakException(LineFault.BARE_CR);
    }
    afterCr = false;
    lineStart = true;
    return i + 1;
  }

  private int carriageReturn(byte[] octets, int i, int end) throws BareLineBreakException {
    int next = LineEnds.next(octets, i, end);
    lineStart = false;
    if (next == end) {
      return end;
    }
    if (octets[next] == '\n') {
      throw new BareLineBreakException(LineFault.BARE_LF);
    }
    afterCr = true;
    return next + 1;
  }

  /**
   * Ends the last line where it has no end, and writes the final dot.
   *
   * @throws BareLineBreakException when the last octet is a CR
   * @throws IOException when writing fails
   */
  public void finish() throws IOException {
    if (afterCr) {
      throw new BareLineBreakException(LineFault.BARE_CR);
    }
    if (!lineStart) {
      out.write(CRLF);
    }
    out.write(FINAL_DOT);
  }
}
