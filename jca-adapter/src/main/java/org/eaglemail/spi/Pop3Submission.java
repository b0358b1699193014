package org.eaglemail.spi;

import org.eaglemail.protocol.smtp.Reply;

/** What is said of a message that a POP3 client hands in, before it is taken (XTND XMIT). */
public sealed interface Pop3Submission {

  /** It may be sent so. */
  record Agreed(Envelope envelope) implements Pop3Submission {}

  /** It may not, for this reason, in the words of SMTP. */
  record Refused(Reply reply) implements Pop3Submission {
    public Refused {
      if (reply.isPositive()) {
        throw new IllegalArgumentException("a refusal is a 4yz or 5yz reply");
      }
    }
  }
}
