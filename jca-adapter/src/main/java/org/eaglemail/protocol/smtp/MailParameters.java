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

  /** The parameters for the wire, each with a space before it; empty when there is none to give. */
  public String text() {
    StringBuilder text = new StringBuilder();
    size.ifPresent(octets -> text.append(" SIZE=").append(octets));
    // RFC 6152 §2: a message is 7BIT where nothing else is said.
    if (body != BodyType.SEVEN_BIT) {
      text.append(" BODY=").append(body.keyword());
    }
    return text.toString();
  }
}
