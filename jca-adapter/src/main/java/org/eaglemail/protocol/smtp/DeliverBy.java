package org.eaglemail.protocol.smtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The BY parameter (RFC 2852 §4).
 *
 * @param seconds until the message shall be delivered, counted from MAIL; negative with {@link
 *     Mode#NOTIFY} when it is late already
 * @param trace whether each relay shall report that it passed the message on
 */
public record DeliverBy(long seconds, Mode mode, boolean trace) {

  private static final Pattern FORM = Pattern.compile("([+-]?[0-9]{1,9});([NnRr])([Tt])?");

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

  /**
   * Reads the parameter's value, {@code 120;R}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static DeliverBy parse(String value) {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a time to deliver by");
    }
    Mode mode = matcher.group(2).equalsIgnoreCase("R") ? Mode.RETURN : Mode.NOTIFY;
    return new DeliverBy(Long.parseLong(matcher.group(1)), mode, matcher.group(3) != null);
  }

  /** The value for the wire. */
  public String text() {
    return seconds + (mode == Mode.RETURN ? ";R" : ";N") + (trace ? "T" : "");
  }
}
