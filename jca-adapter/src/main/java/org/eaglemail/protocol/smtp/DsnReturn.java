package org.eaglemail.protocol.smtp;

/** How much of a message a notification of failure returns (RFC 3461 §4.3). */
public enum DsnReturn {
  FULL,
  HDRS
}
