package org.eaglemail.spool;

import java.util.List;

/**
 * How many recipients of a domain wait, or of senders in it, and for how long; as Postfix's qshape.
 *
 * @param domain of recipients or senders; {@code <>} for the null sender
 * @param total all of them
 * @param byAge how many are younger than 5, 10, 20, 40, 80, 160, 320, 640 and 1280 minutes but not
 *     than the age before, and how many are older
 */
public record QueueShape(String domain, long total, List<Long> byAge) {
  public QueueShape {
    byAge = List.copyOf(byAge);
  }
}
