package org.eaglemail.policy.greylist;

import java.time.Duration;

/** How a triplet stands. */
public sealed interface Standing {

  /** The servers of its network are known for good. */
  record Known() implements Standing {}

  /** It came back, now or before. */
  record Passed() implements Standing {}

  /**
   * It is to come back.
   *
   * @param after how long from now
   */
  record Waiting(Duration after) implements Standing {}

  /** There is no room to remember it. */
  record Full() implements Standing {}
}
