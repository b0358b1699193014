package org.eaglemail.spi;

import java.time.Duration;
import org.eaglemail.protocol.smtp.Reply;

/** What an application says of a {@link Proof}. */
public sealed interface Authentication {

  /**
   * The client is that account.
   *
   * @param account its name, the same whatever form the client used
   * @param serverSignature for {@link Proof.Scram} (RFC 5802 §3); empty otherwise
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Granted(String account, byte[] serverSignature) implements Authentication {}

  /**
   * It is not, and cannot tell why.
   *
   * @param delay how long to wait before the answer
   */
  record Denied(Duration delay) implements Authentication {}

  /** It cannot be said now, or too many attempts failed: answer with this 4yz or 5yz reply. */
  record Refused(Reply reply) implements Authentication {
    public Refused {
      if (reply.isPositive()) {
        throw new IllegalArgumentException("a refusal is a 4yz or 5yz reply");
      }
    }
  }

  /** The client is that account. */
  static Authentication granted(String account) {
    return new Granted(account, new byte[0]);
  }

  /** It is not; answer at once. */
  static Authentication denied() {
    return new Denied(Duration.ZERO);
  }
}
