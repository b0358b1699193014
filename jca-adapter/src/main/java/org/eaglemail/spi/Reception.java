package org.eaglemail.spi;

import org.eaglemail.protocol.smtp.Reply;

/** What became of a message that was handed to {@link SmtpListener#message}. */
public sealed interface Reception {

  /**
   * It is the application's now, provided that the transaction commits and then {@code barrier}
   * returns.
   *
   * @param queueId the name it can be asked for by, given to the client in the 250
   */
  record Accepted(String queueId, CommitBarrier barrier) implements Reception {}

  /** It was not taken, and nothing of it was kept. */
  record Refused(Reply reply) implements Reception {
    public Refused {
      if (reply.isPositive()) {
        throw new IllegalArgumentException("a refusal is a 4yz or 5yz reply");
      }
    }
  }
}
