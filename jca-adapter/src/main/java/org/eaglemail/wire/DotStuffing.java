package org.eaglemail.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Transparency of a message in SMTP's DATA and POP3's multi-line answers (RFC 5321 §4.5.2, RFC 1939
 * §3): a line that begins with a dot gets another one, and a line of one dot ends it all.
 */
public final class DotStuffing {
  private static final int PIECE = 16 * 1024;

  private DotStuffing() {}

  /**
   * Reads a message to its final dot, whatever comes: too long (within {@link
   * DataEnd#MAX_DROPPED}), malformed or with a broken sink. Only CRLF "." CRLF ends it.
   *
   * @param sink gets the octets without stuffing, in large pieces; neither flushed nor closed
   * @param maxSize octets, without stuffing
   * @throws java.io.EOFException when the connection ends before the message does
   * @throws IOException when receiving fails
   */
  public static DataEnd read(CrlfReader reader, OutputStream sink, long maxSize)
      throws IOException {
    return new DotUnstuffing(reader, sink, maxSize, false).run();
  }

  /**
   * The same, but each bare CR or LF becomes a CRLF in the sink, in place of a fault. Neither ends
   * the message, and what follows it is no line of the wire: its first dot stays.
   */
  public static DataEnd readNormalised(CrlfReader reader, OutputStream sink, long maxSize)
      throws IOException {
    return new DotUnstuffing(reader, sink, maxSize, true).run();
  }

  /**
   * Writes a message with stuffing and its final dot. What {@link #read} gets from it are the same
   * octets, but for a CRLF at the end where there was none.
   *
   * @throws BareLineBreakException when the message is not made of lines that end in CRLF: part of
   *     it was written, without a final dot
   * @throws IOException when reading or writing fails
   */
  public static void write(InputStream message, OutputStream out) throws IOException {
    DotStuffedOutput stuffed = new DotStuffedOutput(out);
    byte[] piece = new byte[PIECE];
    for (int n = message.read(piece); n >= 0; n = message.read(piece)) {
      stuffed.write(piece, 0, n);
    }
    stuffed.finish();
  }
}
