package org.eaglemail.timeline;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** The scribe's transactions, one for each call. */
@Stateless
public class Chapters {
  @Inject private Timeline timeline;

  /** See {@link Timeline#keep}. */
  public void keep(List<Long> messages) {
    timeline.keep(messages);
  }

  /** See {@link Timeline#unkept}. */
  public List<Long> unkept(long after, int limit) {
    return timeline.unkept(after, limit);
  }

  /** See {@link Timeline#forget}. */
  public int forget(Instant before) {
    return timeline.forget(before);
  }
}
