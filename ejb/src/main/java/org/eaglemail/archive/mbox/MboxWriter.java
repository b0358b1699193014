package org.eaglemail.archive.mbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.eaglemail.archive.LineSource;
import org.eaglemail.archive.MailboxFormat;
import org.eaglemail.archive.MessageWriter;
import org.eaglemail.spi.MessageSource;

/**
 * Writes an mbox file. A message whose last line has no end gets one: the format cannot do without.
 */
public final class MboxWriter implements MessageWriter {
  private final OutputStream out;
  private final MailboxFormat format;
  private final byte[] lineEnd;

  /**
   * @param format one of the mbox family
   * @param lineEnd of the file, LF or CRLF
   */
  public MboxWriter(OutputStream out, MailboxFormat format, String lineEnd) {
    this.out = out;
    this.format = format;
    this.lineEnd = lineEnd.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void write(String name, String sender, Instant received, MessageSource message)
      throws IOException {
    writeLine(new EnvelopeLine(sender, received).toString());
    if (format == MailboxFormat.MBOXCL2) {
      writeLength(message);
    }
    boolean ended = true;
    try (InputStream in = message.open()) {
      LineSource lines = new LineSource(in, 0);
      while (lines.advance()) {
        if (mustQuote(lines)) {
          out.write('>');
        }
        out.write(lines.octets(), lines.offset(), lines.length());
        ended = lines.ends();
        if (ended) {
          out.write(lineEnd);
        }
      }
    }
    if (!ended) {
      out.write(lineEnd);
    }
    out.write(lineEnd);
  }

  private boolean mustQuote(LineSource line) {
    return switch (format) {
      case MBOX -> Quoting.depth(line) >= 0;
      case MBOXO -> Quoting.depth(line) == 0;
      case MBOXCL2, MAILDIR -> false;
    };
  }

  /** Without an empty line there is no body, and no line that could be taken for another's. */
  private void writeLength(MessageSource message) throws IOException {
    boolean inBody = false;
    long length = 0;
    try (InputStream in = message.open()) {
      LineSource lines = new LineSource(in, 0);
      while (lines.advance()) {
        if (inBody) {
          length += lines.length() + (lines.ends() ? lineEnd.length : 0);
        }
        inBody |= lines.isEmptyLine();
      }
    }
    if (inBody) {
      writeLine(ContentLength.FIELD + length);
    }
  }

  private void writeLine(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write(lineEnd);
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
