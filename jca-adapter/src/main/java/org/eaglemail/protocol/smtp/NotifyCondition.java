package org.eaglemail.protocol.smtp;

/** When a sender wants to hear of a recipient (RFC 3461 §4.1); NEVER is the empty set of these. */
public enum NotifyCondition {
  SUCCESS,
  FAILURE,
  DELAY
}
