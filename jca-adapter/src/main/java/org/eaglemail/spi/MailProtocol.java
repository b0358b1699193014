package org.eaglemail.spi;

/** What a server is spoken to with. */
public enum MailProtocol {
  /** RFC 5321. */
  SMTP,
  /** RFC 2033: a server that puts mail into mailboxes, with a reply for each recipient. */
  LMTP
}
