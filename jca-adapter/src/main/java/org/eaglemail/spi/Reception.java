package org.eaglemail.spi;

import java.util.Map;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Reply;

/** What became of a message that was handed to {@link SmtpListener#message}. */
public sealed interface Reception {

  /**
   * It is the application's now, provided that the transaction commits and then {@code barrier}
   * returns.
   *
   * @param queueId the name it can be asked for by, given to the client in the 250
   * @param refused recipients that it was not taken for, while it was for others: only where each
   *     gets a reply of its own (LMTP, RFC 2033 §4.2). Replies are 4yz or 5yz
   */
  record Accepted(String queueId, CommitBarrier barrier, Map<EmailAddress, Reply> refused)
      implements Reception {
    public Accepted {
      refused = Map.copyOf(refused);
      if (refused.values().stream().anyMatch(Reply::isPositive)) {
        throw new IllegalArgumentException("a refusal is a 4yz or 5yz reply");
      }
    }

    /** It was taken for all recipients. */
    public Accepted(String queueId, CommitBarrier barrier) {
      this(queueId, barrier, Map.of());
    }
  }

  /** It was not taken, and nothing of it was kept. */
  record Refused(Reply reply) implements Reception {
    public Refused {
      if (reply.isPositive()) {
        throw new IllegalArgumentException("a refusal is a 4yz or 5yz reply");
      }
    }
  }
}
