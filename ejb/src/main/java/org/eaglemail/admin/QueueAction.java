package org.eaglemail.admin;

import java.util.Optional;

/** What an administrator does to messages of the queue. */
public sealed interface QueueAction {

  /**
   * They wait until they are released.
   *
   * @param reason for those who look at the queue
   */
  record Hold(String reason) implements QueueAction {}

  /** The queue begins with those that are held. */
  record Release() implements QueueAction {}

  /** They are tried at once. */
  record Retry() implements QueueAction {}

  /**
   * They go another way from now on, and are tried at once.
   *
   * @param via a domain or address literal whose mail's way they go; empty: their own again
   */
  record Reroute(Optional<String> via) implements QueueAction {}

  /** They are removed; their senders are not told. */
  record Delete() implements QueueAction {}

  /** They are given up as if their time were over; their senders are told. */
  record Expire() implements QueueAction {}
}
