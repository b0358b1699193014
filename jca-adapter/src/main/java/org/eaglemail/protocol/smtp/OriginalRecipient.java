package org.eaglemail.protocol.smtp;

/**
 * The ORCPT parameter (RFC 3461 §4.2): the recipient as the message's first sender named it.
 *
 * @param type of the address, such as {@code rfc822} or {@code utf-8}
 * @param address decoded: no xtext any more; holds no control characters
 */
public record OriginalRecipient(String type, String address) {
  /** RFC 3461 §4.2: octets of the value as it is sent. */
  private static final int MAX_LENGTH = 500;

  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/?^_`{|}~-]{1,64}";

  public OriginalRecipient {
    if (!type.matches(ATOM) || address.isEmpty()) {
      throw new IllegalArgumentException("original recipient has no type or no address");
    }
    if (address.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("original recipient holds a control character");
    }
  }

  /**
   * Reads the parameter's value.
   *
   * @param value letters beyond ASCII in it are for the type {@code utf-8} only (RFC 6533 §3)
   * @throws IllegalArgumentException when it is none
   */
  public static OriginalRecipient parse(String value) {
    int semicolon = value.indexOf(';');
    if (semicolon < 0 || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("not an original recipient");
    }
    String type = value.substring(0, semicolon);
    String address = value.substring(semicolon + 1);
    return new OriginalRecipient(
        type, isUtf8(type) ? EmbeddedUnicode.decode(address) : Xtext.decode(address));
  }

  /**
   * The value for the wire.
   *
   * @param unicode whether letters beyond ASCII may stand for themselves; otherwise it is in ASCII
   */
  public String text(boolean unicode) {
    return type
        + ";"
        + (isUtf8(type) ? EmbeddedUnicode.encode(address, unicode) : Xtext.encode(address));
  }

  /**
   * The address as a report names it (RFC 3464 §2.3.1, RFC 6533 §3).
   *
   * @param unicode as above
   */
  public String reported(boolean unicode) {
    return isUtf8(type) ? EmbeddedUnicode.encode(address, unicode) : address;
  }

  private static boolean isUtf8(String type) {
    return type.equalsIgnoreCase("utf-8");
  }
}
