package org.eaglemail.spool;

import java.util.List;

/**
 * How urgent a recipient is to the queue: the levels of RFC 6710 in three classes, since more would
 * change nothing in what is sent first. The constants' order is what the database holds.
 */
public enum Urgency {
  /** Below 0; and what goes to so {@link #MANY} that others need not wait for all of them. */
  LOW,
  /** 0, or nothing was said. */
  NORMAL,
  /** Above 0. */
  HIGH;

  /** Recipients of a message that is no letter any more: as many as go in one transaction. */
  public static final int MANY = 100;

  /** In the order in which the queue looks at them. */
  static final List<Urgency> MOST_URGENT_FIRST = List.of(HIGH, NORMAL, LOW);

  /** The class of a message of such a level, with so many recipients that wait. */
  public static Urgency of(int priority, int recipients) {
    return priority == 0 && recipients > MANY ? LOW : of(priority);
  }

  /** The class of a level of RFC 6710, −9 to 9. */
  public static Urgency of(int priority) {
    return priority > 0 ? HIGH : priority < 0 ? LOW : NORMAL;
  }
}
