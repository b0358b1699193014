package org.eaglemail.timeline;

import java.util.ArrayList;
import java.util.List;

/**
 * How recipients stand in a column: parted by commas; those in a quoted local part part nothing.
 */
final class RecipientColumn {
  private static final char COMMA = ',';
  private static final String MORE = "…";

  private RecipientColumn() {}

  /** As many of the recipients as have room, none of them by half. */
  static String text(List<String> recipients, int room) {
    String all = String.join(",", recipients);
    return all.length() <= room
        ? all
        : all.substring(0, all.lastIndexOf(COMMA, room - MORE.length() - 1) + 1) + MORE;
  }

  /** What {@link #text} was made of. */
  static List<String> recipients(String text) {
    List<String> recipients = new ArrayList<>();
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        // RFC 5321 §4.1.2, quoted-pairSMTP: the next one means nothing.
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == COMMA && !quoted) {
        recipients.add(text.substring(start, i));
        start = i + 1;
      }
    }
    if (start < text.length()) {
      recipients.add(text.substring(start));
    }
    return recipients;
  }
}
