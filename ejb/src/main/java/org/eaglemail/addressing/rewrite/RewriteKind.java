package org.eaglemail.addressing.rewrite;

import java.util.Locale;

/** What a rewrite rule does. */
public enum RewriteKind {
  /** Other senders: of the envelope, and in From, Sender and Reply-To. */
  SENDER,
  /** Other recipients: of the envelope, and in To and Cc. */
  RECIPIENT,
  /** Both, where none of the other two fits. */
  BOTH,
  /** Hosts below that domain are left out: {@code user@host.example.org} is of example.org. */
  MASQUERADE,
  /** Users ({@code root@}) or domains that are not masqueraded. */
  EXCEPT;

  /** Its name in the interface of administration. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #text} gave.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static RewriteKind parse(String text) {
    for (RewriteKind kind : values()) {
      if (kind.text().equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "kind must be sender, recipient, both, masquerade or except");
  }
}
