package org.eaglemail.protocol.pop3;

/** A command that only old clients know, and that no server need have. */
public enum Pop3Quirk {
  /** LAST: the highest number that was retrieved or deleted (RFC 1460 §6, gone since RFC 1725). */
  LAST,
  /** XTND XLST: a header field of each message, from the time before UIDL. */
  XLST,
  /** XTND XMIT: hands in a message that is to be sent, from the time before RFC 6409. */
  XMIT
}
