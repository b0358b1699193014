package org.eaglemail.admin;

import java.util.List;
import org.eaglemail.spool.QueueShape;

/**
 * How many recipients of a domain wait or are held, or of senders in it.
 *
 * @param domain of recipients or senders; {@code <>} for the null sender
 * @param total all of them
 * @param byAge how many of them are in the queue for up to 5, 10, 20, 40, 80, 160, 320, 640 and
 *     1280 minutes, each without those before, and for longer
 */
public record ShapeEntry(String domain, long total, List<Long> byAge) {
  static ShapeEntry of(QueueShape shape) {
    return new ShapeEntry(shape.domain(), shape.total(), shape.byAge());
  }
}
