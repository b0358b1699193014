package org.eaglemail.policy.header;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.spi.MessageSource;

/**
 * Reads a header once, as far as the empty line or a limit, with memory for the name of one field
 * and the value of one.
 */
public final class HeaderScan {
  private static final int BUFFER = 8192;

  /** As long as the longest name that is looked for, and one more. */
  private static final int NAME = 16;

  private static final int MAX_VALUE = 255;

  private final Set<HeaderField> present = EnumSet.noneOf(HeaderField.class);
  private final List<OctetRange> dropped = new ArrayList<>(0);
  private final StringBuilder name = new StringBuilder(NAME);

  /** The value of the first Message-ID. */
  private final StringBuilder messageId = new StringBuilder(0);

  private long offset;
  private int fields;
  private int received;

  /** The column in the current line. */
  private int column;

  /** Whether the current line still may show the name of a field. */
  private boolean naming;

  /** Whether white space followed the name, so that only the colon may come. */
  private boolean spaced;

  /** Whether the current line shows the Message-ID. */
  private boolean valued;

  /** Where a field begins that is to be dropped; negative outside of such. */
  private long dropping = -1;

  private long lineStart;

  private HeaderScan() {}

  /**
   * Reads the header of a message.
   *
   * @param most octets after which it stops: such a header is too long, whatever follows
   * @throws IOException when the message cannot be read
   */
  public static HeaderSummary of(MessageSource source, long most) throws IOException {
    HeaderScan scan = new HeaderScan();
    try (InputStream in = source.open()) {
      byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1, source.size()))];
      int length = in.read(buffer);
      while (length >= 0 && !scan.ends(buffer, length) && scan.offset <= most) {
        length = in.read(buffer);
      }
    }
    scan.fieldEnds(scan.offset);
    return new HeaderSummary(
        scan.offset,
        scan.fields,
        scan.received,
        scan.present,
        Optional.of(scan.messageId.toString().strip()).filter(id -> !id.isEmpty()),
        scan.dropped);
  }

  /** Takes a part; true when the empty line was in it. */
  private boolean ends(byte[] part, int length) {
    for (int i = 0; i < length; i++) {
      byte octet = part[i];
      if (octet == '\n') {
        column = 0;
        valued = false;
        lineStart = offset + 1;
      } else if (column == 0 && octet == '\r') {
        return true;
      } else {
        inLine(octet);
        column++;
      }
      offset++;
    }
    return false;
  }

  private void inLine(byte octet) {
    if (column == 0) {
      // RFC 5322 §2.2.3: a line that begins with white space goes on with the field before.
      naming = octet != ' ' && octet != '\t';
      if (naming) {
        fieldEnds(lineStart);
        fields++;
        name.setLength(0);
        spaced = false;
      }
    }
    if (!naming) {
      inValue(octet);
      return;
    }
    if (octet == ':') {
      naming = false;
      named();
    } else if (octet == ' ' || octet == '\t') {
      // RFC 5322 §4.5: old mail has white space before the colon.
      spaced = true;
    } else if (spaced || name.length() == NAME) {
      naming = false;
    } else {
      name.append((char) (octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet & 0xff));
    }
  }

  private void inValue(byte octet) {
    if (valued && octet != '\r' && messageId.length() < MAX_VALUE) {
      // Only for people to search by: what is no printable ASCII cannot be typed anyway.
      messageId.append(octet < ' ' || octet > '~' ? '?' : (char) octet);
    }
  }

  private void named() {
    Optional<HeaderField> known = HeaderField.of(name.toString());
    if (known.isEmpty()) {
      return;
    }
    HeaderField field = known.get();
    valued = field == HeaderField.MESSAGE_ID && present.add(field);
    present.add(field);
    if (field == HeaderField.RECEIVED) {
      received++;
    }
    if (field.dropped()) {
      dropping = lineStart;
    }
  }

  private void fieldEnds(long end) {
    if (dropping >= 0) {
      dropped.add(new OctetRange(dropping, end));
      dropping = -1;
    }
  }
}
