package org.eaglemail.policy.access;

import java.util.Locale;

/** What a rule looks at. */
public enum AccessKind {
  /** The client's address or, where a trusted proxy told it, its name. */
  CLIENT("Client host"),
  /** The name in EHLO, HELO or LHLO. */
  HELO("Helo command"),
  /** The reverse-path. */
  SENDER("Sender address"),
  /** The forward-path. */
  RECIPIENT("Recipient address");

  private final String subject;

  AccessKind(String subject) {
    this.subject = subject;
  }

  /** What a refusal calls it; Postfix's words. */
  String subject() {
    return subject;
  }

  /** Its name in the interface of administration. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #text} gave.
   *
   * @throws IllegalArgumentException when there is no such kind
   */
  public static AccessKind parse(String text) {
    for (AccessKind kind : values()) {
      if (kind.text().equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("kind must be client, helo, sender or recipient");
  }
}
