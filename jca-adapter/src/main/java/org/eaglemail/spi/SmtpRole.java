package org.eaglemail.spi;

/** What an SMTP listener is for. */
public enum SmtpRole {
  /** Mail from other servers (RFC 5321). */
  RELAY,
  /** Mail from users (RFC 6409). */
  SUBMISSION,
  /** Mail to be delivered here, a reply for each recipient (RFC 2033). */
  LMTP
}
