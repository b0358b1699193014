package org.eaglemail.spool;

/**
 * What one transaction did of a change to many recipients, in the order of their keys.
 *
 * @param recipients how many it changed
 * @param last the last key that it looked at
 * @param isEnd whether there are no more after it
 */
public record Portion(int recipients, long last, boolean isEnd) {
  /** Before the first key. */
  public static final long START = -1;

  /**
   * Recipients that one transaction changes at most, but for a message that has more: others'
   * transactions, and the writing of the store, wait for no more than these.
   */
  static final int SIZE = 1000;

  static final Portion NONE = new Portion(0, START, true);
}
