package org.eaglemail.policy.check;

import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Disposition;

/** What a check says of a request. */
public sealed interface Verdict {

  /** Why, in a few words for logs and explanations. */
  String reason();

  /** Nothing against it: the next check is asked. */
  record Pass(String reason) implements Verdict {}

  /** Welcome: the rest of the chain is not asked. */
  record Accept(String reason) implements Verdict {}

  /** The next check is asked; if all agree, that becomes of the message. */
  record Mark(Disposition disposition, String reason) implements Verdict {}

  /** No: this is the answer. */
  record Refuse(Reply reply, String reason) implements Verdict {
    public Refuse {
      if (reply.isPositive()) {
        throw new IllegalArgumentException("a refusal is a 4yz or 5yz reply");
      }
    }
  }
}
