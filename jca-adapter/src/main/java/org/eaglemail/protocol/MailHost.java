package org.eaglemail.protocol;

/** What may stand right of the at-sign: a domain or an address literal (RFC 5321 §4.1.2). */
public sealed interface MailHost permits Domain, AddressLiteral {

  /**
   * Reads {@code example.org} or {@code [192.0.2.1]}.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static MailHost parse(String text) {
    return text.startsWith("[") ? AddressLiteral.parse(text) : Domain.parse(text);
  }
}
