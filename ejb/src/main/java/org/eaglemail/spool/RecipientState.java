package org.eaglemail.spool;

/** What a remote recipient has come to. */
public enum RecipientState {
  /** To be tried, now or at its time. */
  WAITING,
  /** The next server took it. */
  DELIVERED,
  /** Given up; the sender was told, unless the sender is null. */
  FAILED
}
