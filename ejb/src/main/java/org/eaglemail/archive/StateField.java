package org.eaglemail.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Header fields that programs which keep mail write into it: they tell of the mailbox's state, and
 * are not part of the message as it was sent.
 */
enum StateField {
  /** The unique-id that qpopper gave. */
  X_UIDL,
  /** Read, old, deleted: sendmail's mail, qpopper, mutt. */
  STATUS,
  X_STATUS,
  X_KEYWORDS,
  /** UW-IMAP's and Dovecot's. */
  X_IMAP,
  X_IMAPBASE,
  X_UID;

  private static final int LONGEST =
      Arrays.stream(values()).mapToInt(field -> field.text.length()).max().orElse(0);

  private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The field that begins with the line, if it is one of these. */
  static Optional<StateField> of(byte[] octets, int offset, int length) {
    int most = Math.min(length, LONGEST + 1);
    String start = new String(octets, offset, most, StandardCharsets.ISO_8859_1);
    int colon = start.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String name = start.substring(0, colon).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(field -> field.text.equals(name)).findFirst();
  }
}
