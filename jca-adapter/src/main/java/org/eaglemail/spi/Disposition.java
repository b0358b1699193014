package org.eaglemail.spi;

/** What is to become of a message that is accepted; the later constant wins over the earlier. */
public enum Disposition {
  /** Delivered as usual. */
  DELIVER,
  /** Kept in the spool until an administrator releases it. */
  HOLD,
  /** Acknowledged and thrown away. */
  DISCARD;

  /** The stronger of both. */
  public Disposition and(Disposition other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
