package org.eaglemail.spi;

import java.util.function.Supplier;
import org.eaglemail.protocol.smtp.Reply;

/** What an application says of a client, a sender or a recipient. */
public sealed interface Decision {

  /**
   * Go on.
   *
   * @param disposition for the transaction under way; said of a client, for all its transactions
   */
  record Proceed(Disposition disposition) implements Decision {}

  /**
   * Answer with this and take no further step. After a reply with code 421 the session ends, as it
   * does when a client is refused as it connects.
   */
  record Refuse(Reply reply) implements Decision {
    public Refuse {
      if (reply.isPositive()) {
        throw new IllegalArgumentException("a refusal is a 4yz or 5yz reply");
      }
    }
  }

  /** Go on. */
  static Decision proceed() {
    return new Proceed(Disposition.DELIVER);
  }

  /** Go on, and let that become of the message. */
  static Decision proceed(Disposition disposition) {
    return new Proceed(disposition);
  }

  /** Refuse with {@code reply}. */
  static Decision refuse(Reply reply) {
    return new Refuse(reply);
  }

  /** This and then {@code next}, which is asked unless this refuses; the stronger disposition. */
  default Decision and(Supplier<Decision> next) {
    return switch (this) {
      case Refuse refuse -> refuse;
      case Proceed(Disposition mine) ->
          switch (next.get()) {
            case Refuse refuse -> refuse;
            case Proceed(Disposition other) -> proceed(mine.and(other));
          };
    };
  }
}
