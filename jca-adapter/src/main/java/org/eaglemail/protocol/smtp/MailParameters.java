package org.eaglemail.protocol.smtp;

import java.util.OptionalLong;

/**
 * What a client said of its message behind MAIL (RFC 5321 §4.1.1.11).
 *
 * @param size its length in octets as the client estimates it (RFC 1870 §6)
 * @param body how its octets are to be read (RFC 6152 §3)
 */
public record MailParameters(OptionalLong size, BodyType body) {
  /** A plain {@code MAIL FROM:<…>}. */
  public static final MailParameters NONE =
      new MailParameters(OptionalLong.empty(), BodyType.SEVEN_BIT);

  public MailParameters {
    if (size.isPresent() && size.getAsLong() < 0) {
      throw new IllegalArgumentException("size is negative");
    }
  }
}
