package org.eaglemail.mime;

import java.util.Arrays;

/** The values of Content-Transfer-Encoding (RFC 2045 §6.1). */
enum TransferEncoding {
  SEVEN_BIT("7bit"),
  EIGHT_BIT("8bit"),
  BINARY("binary"),
  QUOTED_PRINTABLE("quoted-printable"),
  BASE64("base64"),
  /** Any that is not known. */
  OTHER("");

  private final String text;

  TransferEncoding(String text) {
    this.text = text;
  }

  static TransferEncoding of(String value) {
    return Arrays.stream(values())
        .filter(each -> each.text.equalsIgnoreCase(value))
        .findFirst()
        .orElse(OTHER);
  }

  /** Whether the octets are the content itself. */
  boolean isIdentity() {
    return switch (this) {
      case SEVEN_BIT, EIGHT_BIT, BINARY -> true;
      case QUOTED_PRINTABLE, BASE64, OTHER -> false;
    };
  }

  /** The value for the field. */
  String text() {
    return text;
  }
}
