package org.eaglemail.admin;

import java.util.Optional;
import org.eaglemail.protocol.MailHost;

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
  record Reroute(Optional<String> via) implements QueueAction {

    /**
     * @throws IllegalArgumentException when it is neither a domain nor an address literal
     */
    public Reroute {
      way(via);
    }

    Optional<MailHost> way() {
      return way(via);
    }

    private static Optional<MailHost> way(Optional<String> via) {
      return via.map(host -> Texts.read("via", host, MailHost::parse));
    }
  }

  /** They are removed; their senders are not told. */
  record Delete() implements QueueAction {}

  /** They are given up as if their time were over; their senders are told. */
  record Expire() implements QueueAction {}

  /**
   * Reads one.
   *
   * @param name hold, release, retry, reroute, expire or delete
   * @param argument the reason of hold, or the host of reroute, where an empty text means their own
   *     way
   * @throws IllegalArgumentException when it is none of them
   */
  static QueueAction of(String name, String argument) {
    return switch (name) {
      case "hold" -> new Hold(argument);
      case "release" -> new Release();
      case "retry" -> new Retry();
      case "reroute" -> new Reroute(Optional.of(argument).filter(via -> !via.isEmpty()));
      case "expire" -> new Expire();
      case "delete" -> new Delete();
      default ->
          throw new IllegalArgumentException(
              "'" + name + "' is not hold, release, retry, reroute, expire or delete");
    };
  }
}
