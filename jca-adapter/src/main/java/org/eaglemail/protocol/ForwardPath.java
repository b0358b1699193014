package org.eaglemail.protocol;

/** Where a message shall go (RFC 5321 §4.1.1.3). */
public sealed interface ForwardPath {

  /** {@code <postmaster>} without a domain, which every server must accept (RFC 5321 §4.5.1). */
  record Postmaster() implements ForwardPath {
    @Override
    public String toString() {
      return "<postmaster>";
    }
  }

  /** {@code <user@example.org>}; a source route before it was dropped (RFC 5321 §3.6.1). */
  record Mailbox(EmailAddress address) implements ForwardPath {
    @Override
    public String toString() {
      return "<" + address + ">";
    }
  }

  /** The mailbox meant, the bare postmaster being that of {@code host}. */
  default EmailAddress at(Domain host) {
    return switch (this) {
      case Postmaster bare -> new EmailAddress("postmaster", host);
      case Mailbox(EmailAddress address) -> address;
    };
  }

  /** Whether it can be sent to a peer without SMTPUTF8 (RFC 6531 §3.2). */
  default boolean isAscii() {
    return switch (this) {
      case Postmaster bare -> true;
      case Mailbox(EmailAddress address) -> address.isAscii();
    };
  }
}
