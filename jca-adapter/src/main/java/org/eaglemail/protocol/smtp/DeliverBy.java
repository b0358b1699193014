package org.eaglemail.protocol.smtp;

/**
 * The BY parameter (RFC 2852 §4).
 *
 * @param seconds until the message shall be delivered, counted from MAIL; negative with {@link
 *     Mode#NOTIFY} when it is late already
 * @param trace whether each relay shall report that it passed the message on
 */
public record DeliverBy(long seconds, Mode mode, boolean trace) {

  /** What to do when the time has passed. */
  public enum Mode {
    /** Give up and return the message. */
    RETURN,
    /** Tell the sender, and go on. */
    NOTIFY
  }

  public DeliverBy {
    if (mode == Mode.RETURN && seconds <= 0) {
      throw new IllegalArgumentException("a time to return the message by lies ahead");
    }
  }
}
