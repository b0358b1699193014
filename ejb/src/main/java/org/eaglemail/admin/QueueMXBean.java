package org.eaglemail.admin;

import java.util.List;

/** The queue, registered as {@code org.eaglemail:type=Queue}. */
public interface QueueMXBean {
  /** Recipients that wait. */
  long getWaiting();

  /** Messages that recipients wait for, the oldest first. */
  List<QueuedMail> list(int first, int limit);

  /** One message. */
  QueuedMail show(String id);

  /** Has a message's waiting recipients tried at once; how many. */
  int retry(String id);

  /** Holds a message until it is released; how many of its recipients. */
  int hold(String id, String reason);

  /** Lets the queue begin with a message that was held; how many of its recipients. */
  int release(String id);

  /** Gives a message up, and tells its sender; how many of its recipients. */
  int expire(String id);

  /** Removes a message from the queue; its sender is not told. */
  void delete(String id);
}
