package org.eaglemail.addressing;

import java.util.Locale;

/** Who may send to a list, by the reverse-path. */
public enum Posting {
  /** Everybody. */
  ANYONE,
  /** Its members and its owner. */
  MEMBERS,
  /** Its owner. */
  OWNER;

  /** Its name in the interface of administration. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #text} gave.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static Posting parse(String text) {
    for (Posting posting : values()) {
      if (posting.text().equals(text)) {
        return posting;
      }
    }
    throw new IllegalArgumentException("must be anyone, members or owner");
  }
}
