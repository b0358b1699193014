package org.eaglemail.protocol.smtp;

/** The values of the BODY parameter (RFC 6152 §2, RFC 3030 §3). */
public enum BodyType {
  /** Each octet below 128; also what a client means that says nothing. */
  SEVEN_BIT("7BIT"),
  /** Lines of any octets. */
  EIGHT_BIT_MIME("8BITMIME"),
  /** Any octets, in no lines (RFC 3030 §3); only BDAT carries them. */
  BINARY_MIME("BINARYMIME");

  private final String keyword;

  BodyType(String keyword) {
    this.keyword = keyword;
  }

  /** The word for the wire. */
  public String keyword() {
    return keyword;
  }
}
