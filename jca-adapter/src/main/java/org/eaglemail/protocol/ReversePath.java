package org.eaglemail.protocol;

/** Where a message came from, and where a notification about it would go (RFC 5321 §4.1.1.2). */
public sealed interface ReversePath {

  /** {@code <>}: a notification, of which no further notification may be made (RFC 5321 §4.5.5). */
  record NullSender() implements ReversePath {
    @Override
    public String toString() {
      return "<>";
    }
  }

  /** {@code <user@example.org>}. */
  record Mailbox(EmailAddress address) implements ReversePath {
    @Override
    public String toString() {
      return "<" + address + ">";
    }
  }

  /** The null sender. */
  static ReversePath nullSender() {
    return new NullSender();
  }

  /** The sender of that address. */
  static ReversePath of(EmailAddress address) {
    return new Mailbox(address);
  }

  /**
   * Reads what {@link #text()} gave.
   *
   * @throws IllegalArgumentException when it is neither empty nor a mailbox
   */
  static ReversePath parse(String text) {
    return text.isEmpty() ? nullSender() : of(EmailAddress.parse(text));
  }

  /** The path without its angle brackets; empty for the null sender. */
  default String text() {
    return switch (this) {
      case NullSender none -> "";
      case Mailbox(EmailAddress address) -> address.toString();
    };
  }

  /** Whether it can be sent to a peer without SMTPUTF8 (RFC 6531 §3.2). */
  default boolean isAscii() {
    return switch (this) {
      case NullSender none -> true;
      case Mailbox(EmailAddress address) -> address.isAscii();
    };
  }
}
