package org.eaglemail.policy.greylist;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/**
 * About how many triplets there are: as last counted, and what this node added since. For use by
 * any thread.
 */
@ApplicationScoped
public class GreylistSize {
  private final AtomicLong triplets = new AtomicLong();

  /** About so many. */
  public long triplets() {
    return triplets.get();
  }

  /** One more. */
  public void added() {
    triplets.incrementAndGet();
  }

  /** They were counted. */
  public void counted(long count) {
    triplets.set(count);
  }
}
