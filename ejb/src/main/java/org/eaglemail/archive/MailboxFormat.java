package org.eaglemail.archive;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats of mailboxes that can be read and written. */
public enum MailboxFormat {
  /** mboxrd: one {@code >} more before each line of {@code From } and any {@code >} before it. */
  MBOX,
  /** mboxo: a {@code >} before each line that begins with {@code From }; nothing else. */
  MBOXO,
  /** mboxcl2: no line is changed; Content-Length in the header tells where the message ends. */
  MBOXCL2,
  /** A Maildir: a zip archive of one, or its directory. */
  MAILDIR;

  /** Its name for people. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format of that name; {@code mboxrd} is {@code mbox}.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static MailboxFormat named(String keyword) {
    String folded = keyword.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> format.keyword().equals(folded.equals("mboxrd") ? "mbox" : folded))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "format: '"
                        + keyword
                        + "' is none of "
                        + Arrays.stream(values())
                            .map(MailboxFormat::keyword)
                            .collect(Collectors.joining(", "))));
  }
}
