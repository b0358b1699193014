package org.eaglemail.archive.mbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eaglemail.archive.LineSink;
import org.eaglemail.archive.LineSource;
import org.eaglemail.archive.MailboxFormat;
import org.eaglemail.archive.MalformedArchiveException;
import org.eaglemail.archive.MessageReader;

/**
 * Reads an mbox file. A message begins after a line {@link EnvelopeLine} that is the first of the
 * file or follows an empty line, and ends before the empty line before the next; sendmail's
 * mail.local and qpopper quote no other. Such lines within a message are unquoted as the format
 * says.
 */
public final class MboxReader implements MessageReader {
  private static final byte[] NOTHING = {};

  private final InputStream in;
  private final LineSource lines;
  private final MailboxFormat format;
  private boolean inMessage;
  private boolean wasRead = true;

  /**
   * @param in the file from {@code position} on, where a message begins
   * @param format one of the mbox family
   */
  public MboxReader(InputStream in, long position, MailboxFormat format) {
    this.in = in;
    this.lines = new LineSource(in, position);
    this.format = format;
  }

  @Override
  public Optional<Note> next() throws IOException {
    if (!wasRead) {
      copyTo((octets, offset, length, ends) -> {});
    }
    // Some programs leave more than one empty line between two messages, or at the beginning.
    do {
      if (!lines.advance()) {
        inMessage = false;
        return Optional.empty();
      }
    } while (lines.isEmptyLine());
    EnvelopeLine envelope =
        EnvelopeLine.of(lines)
            .orElseThrow(
                () ->
                    new MalformedArchiveException(
                        "no mbox: no line 'From sender time' at octet " + lines.start()));
    inMessage = true;
    wasRead = false;
    return Optional.of(new Note(envelope.sender(), Optional.of(envelope.received()), false));
  }

  @Override
  public void copyTo(LineSink sink) throws IOException {
    if (!inMessage || wasRead) {
      throw new IllegalStateException("there is no message to read");
    }
    wasRead = true;
    ContentLength promised = new ContentLength(format == MailboxFormat.MBOXCL2);
    boolean heldBack = false;
    while (lines.advance()) {
      long start = lines.start();
      if ((heldBack || promised.endsAt(start))
          && promised.isOver(start)
          && EnvelopeLine.of(lines).isPresent()) {
        lines.repeat();
        return;
      }
      if (heldBack) {
        sink.accept(NOTHING, 0, 0, true);
      }
      // It belongs to the message, or parts it from the next; what was promised is its own.
      heldBack = lines.isEmptyLine() && promised.isOver(start);
      if (!heldBack && !promised.isIn(lines)) {
        copyLine(sink);
      }
    }
    promised.requireOver(lines.position());
  }

  private void copyLine(LineSink sink) throws IOException {
    int quote = lines.begins() && isQuoted() ? 1 : 0;
    sink.accept(lines.octets(), lines.offset() + quote, lines.length() - quote, lines.ends());
  }

  private boolean isQuoted() {
    return switch (format) {
      case MBOX -> Quoting.depth(lines) > 0;
      case MBOXO -> Quoting.depth(lines) == 1;
      case MBOXCL2, MAILDIR -> false;
    };
  }

  @Override
  public long position() {
    return lines.nextStart();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
