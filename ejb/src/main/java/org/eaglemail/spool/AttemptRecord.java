package org.eaglemail.spool;

import java.time.Instant;
import java.util.Optional;

/**
 * The outcome of one try, as it is written down.
 *
 * @param recipient the recipient's primary key
 * @param fence the lease under which it was tried
 * @param state WAITING when it was deferred, HELD when it is not to be tried again by itself
 * @param next when to try again; present exactly when deferred
 * @param remote the server that was asked, empty when none was
 * @param reply what it said, or what happened
 * @param warn when the sender is told of a delay; empty when he was, or is not to be
 * @param fault whether the try ended in a fault of the server's own
 */
public record AttemptRecord(
    long recipient,
    long fence,
    RecipientState state,
    Optional<Instant> next,
    String remote,
    String reply,
    Optional<Instant> warn,
    boolean fault) {
  public AttemptRecord {
    if (next.isPresent() != (state == RecipientState.WAITING)) {
      throw new IllegalArgumentException("a deferred recipient has a next try, another has none");
    }
  }

  /** The same with no more than {@code most} characters of the reply. */
  public AttemptRecord cut(int most) {
    return reply.length() <= most
        ? this
        : new AttemptRecord(
            recipient, fence, state, next, remote, reply.substring(0, most), warn, fault);
  }
}
