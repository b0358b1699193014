package org.eaglemail.timeline;

import java.util.Locale;

/** What can happen to a message. */
public enum EventKind {
  /** It was accepted. */
  RECEIVED,
  /** An alias or a list put others in a recipient's place. */
  EXPANDED,
  /** The way to the next server was found. */
  ROUTED,
  /** The next server took it. */
  SENT,
  /** It was put into a maildrop. */
  DELIVERED,
  /** A later try may help. */
  DEFERRED,
  /** Given up. */
  FAILED,
  /** Held after faults of this server. */
  QUARANTINED,
  /** It was thrown away, as a rule or a filter said. */
  DISCARDED,
  /** Its sender was told, by the message that is named. */
  NOTIFIED,
  /** Its sender was not told: there is none, he wants no word, or a limit was reached. */
  SUPPRESSED,
  /** It is a notification, of the message that is named. */
  REPORTS,
  /** An administrator held it, or a rule or a filter. */
  HELD,
  /** An administrator let it go on. */
  RELEASED,
  /** An administrator had it tried. */
  RETRIED,
  /** An administrator gave it up. */
  EXPIRED,
  /** An administrator removed it from the queue. */
  DELETED,
  /** Another change by an administrator, in words. */
  CHANGED,
  /** It left a maildrop, fetched by its owner or past its time. */
  FETCHED,
  /** Nothing is left of it but this history. */
  REMOVED;

  /** As administrators see it. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }
}
