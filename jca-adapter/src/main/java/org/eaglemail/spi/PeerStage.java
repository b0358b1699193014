package org.eaglemail.spi;

/** How far a dialogue had come when a peer refused: the same code means another thing there. */
public enum PeerStage {
  /** Connection, greeting, EHLO, TLS: nothing of the message was said. */
  SESSION,
  /** AUTH. */
  LOGIN,
  /** MAIL, DATA, the content and its end: what is said there goes for all recipients. */
  MESSAGE,
  /** RCPT. */
  RECIPIENT,
  /**
   * The whole content was sent, and the peer did not say what became of it: it may have taken it
   * (RFC 1047).
   */
  UNANSWERED
}
