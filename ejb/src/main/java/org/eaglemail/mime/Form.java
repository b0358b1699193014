package org.eaglemail.mime;

/** What a message is to become. */
public enum Form {
  /**
   * Lines of at most 998 octets that end in CRLF, without NUL, CR or LF in them: what DATA carries,
   * with 8BITMIME (RFC 5321 §2.3.8, §4.5.3.1.6; RFC 2045 §2.8).
   */
  LINES {
    @Override
    boolean takes(OctetCensus octets) {
      return octets.areLines();
    }
  },
  /** No octet above 127 (RFC 2045 §2.7); for a message of {@link #LINES}, which it stays. */
  SEVEN_BIT {
    @Override
    boolean takes(OctetCensus octets) {
      return !octets.hasEightBit();
    }
  };

  /** Whether such octets need no encoding. */
  abstract boolean takes(OctetCensus octets);
}
