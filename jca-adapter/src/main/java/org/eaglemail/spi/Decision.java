package org.eaglemail.spi;

import org.eaglemail.protocol.smtp.Reply;

/** What an application says of a client, a sender or a recipient. */
public sealed interface Decision {

  /** Go on. */
  record Proceed() implements Decision {}

  /** Answer with this and take no further step. */
  record Refuse(Reply reply) implements Decision {
    public Refuse {
      if (reply.isPositive()) {
        throw new IllegalArgumentException("a refusal is a 4yz or 5yz reply");
      }
    }
  }

  /** Go on. */
  static Decision proceed() {
    return new Proceed();
  }

  /** Refuse with {@code reply}. */
  static Decision refuse(Reply reply) {
    return new Refuse(reply);
  }
}
