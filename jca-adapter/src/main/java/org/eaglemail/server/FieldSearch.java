package org.eaglemail.server;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the first field of a name in a message's header, which it is given piece by piece, and
 * unfolds it (RFC 5322 §2.2.3). What is longer than {@link #MAX_FIELD} is cut off.
 */
final class FieldSearch {
  /** Octets that are kept of a line, and of a field. */
  static final int MAX_FIELD = 1000;

  private final String start;
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder field = new StringBuilder();
  private boolean over;

  FieldSearch(String name) {
    this.start = name.toLowerCase(Locale.ROOT) + ":";
  }

  /** Looks on in the next piece of the message. */
  void read(byte[] piece) {
    for (int i = 0; i < piece.length && !over; i++) {
      if (piece[i] == '\n') {
        endLine();
      } else if (piece[i] != '\r' && line.length() < MAX_FIELD) {
        line.append((char) (piece[i] & 0xff));
      }
    }
  }

  private void endLine() {
    boolean continues = line.indexOf(" ") == 0 || line.indexOf("\t") == 0;
    if (line.isEmpty() || (!field.isEmpty() && !continues)) {
      over = true;
    } else if (continues ? !field.isEmpty() : isWanted()) {
      field.append(line, 0, Math.min(line.length(), MAX_FIELD - field.length()));
    }
    line.setLength(0);
  }

  private boolean isWanted() {
    return line.length() >= start.length()
        && line.substring(0, start.length()).toLowerCase(Locale.ROOT).equals(start);
  }

  /** Whether nothing that follows is of interest. */
  boolean isOver() {
    return over;
  }

  /** The field with its name, read as UTF-8; empty for none. */
  Optional<String> field() {
    byte[] octets = field.toString().getBytes(StandardCharsets.ISO_8859_1);
    return Optional.of(new String(octets, StandardCharsets.UTF_8)).filter(f -> !f.isEmpty());
  }
}
