package org.eaglemail.admin;

import java.util.List;

/** The queue, registered as {@code org.eaglemail:type=Queue}. */
public interface QueueMXBean {
  /** Recipients that wait. */
  long getWaiting();

  /** Messages that recipients wait for, the oldest first. */
  List<QueuedMail> list(int first, int limit);

  /**
   * Those of them that fit a filter as a query has it, {@code domain=example.org&minAge=PT4H}; its
   * names are those of REST.
   */
  List<QueuedMail> select(String filter, int first, int limit);

  /**
   * Does the same to all that fit a filter.
   *
   * @param action hold, release, retry, reroute, expire or delete
   * @param filter as of {@link #select}; {@code *} for all messages
   * @param argument the reason of hold, the host of reroute; otherwise empty
   */
  QueueChange change(String action, String filter, String argument);

  /** The domains of recipients or senders that most recipients wait for, by age. */
  List<ShapeEntry> shape(String by, int limit);

  /** One message. */
  QueuedMail show(String id);

  /** Has a message's waiting recipients tried at once; how many. */
  int retry(String id);

  /** Holds a message until it is released; how many of its recipients. */
  int hold(String id, String reason);

  /** Lets the queue begin with a message that was held; how many of its recipients. */
  int release(String id);

  /** Has a message go the way of another host's mail, or with an empty text its own again. */
  int reroute(String id, String via);

  /** Where the mail goes: what is paused, and how this node gets on with the others. */
  List<DestinationEntry> destinations();

  /** Sends nothing more to a domain or server until the pause ends. */
  void pause(String destination, String reason);

  /** Ends a pause; what it kept waiting is tried at once. */
  void resume(String destination);

  /** Tries at once what waits for a domain; how many recipients. */
  int flush(String domain, boolean subdomains);

  /** Gives a message up, and tells its sender; how many of its recipients. */
  int expire(String id);

  /** Removes a message from the queue; its sender is not told. */
  void delete(String id);
}
