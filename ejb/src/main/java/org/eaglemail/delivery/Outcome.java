package org.eaglemail.delivery;

import java.util.Optional;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Destination;

/** What became of a recipient in one try. */
public sealed interface Outcome {

  /** The next server took it. */
  record Delivered(Destination remote, Reply reply) implements Outcome {}

  /**
   * Its mailbox is here, since the domain became ours after the message was queued. The copy is put
   * there when the outcome is recorded.
   *
   * @param account the account's primary key
   */
  record Local(long account) implements Outcome {}

  /**
   * A later try may help.
   *
   * @param remote the server that was asked, if one was
   * @param reply what it said, or what happened
   */
  record Deferred(Optional<Destination> remote, Reply reply) implements Outcome {}

  /**
   * A later try will not help.
   *
   * @param remote the server that was asked, if one was
   * @param reply what it said, or what happened
   */
  record Failed(Optional<Destination> remote, EnhancedStatus status, Reply reply)
      implements Outcome {

    /** A failure with the status that the reply carries, or else none in particular. */
    public static Failed of(Optional<Destination> remote, Reply reply) {
      return new Failed(remote, reply.status().orElse(OTHER), reply);
    }
  }

  /** RFC 3463 §3.1: nothing more is known. */
  EnhancedStatus OTHER = new EnhancedStatus(5, 0, 0);

  /** What a server's reply means for a recipient. */
  static Outcome of(Destination remote, Reply reply) {
    if (reply.isPositive()) {
      return new Delivered(remote, reply);
    }
    return reply.isTransient()
        ? new Deferred(Optional.of(remote), reply)
        : Failed.of(Optional.of(remote), reply);
  }
}
