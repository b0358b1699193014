package org.eaglemail.filter.milter.protocol;

/** What a milter may ask a server to leave out or to do otherwise: SMFIP_… of libmilter. */
public enum Step {
  NO_CONNECT(0x1),
  NO_HELO(0x2),
  NO_MAIL(0x4),
  NO_RCPT(0x8),
  NO_BODY(0x10),
  NO_HEADERS(0x20),
  NO_END_OF_HEADERS(0x40),
  NO_REPLY_HEADERS(0x80),
  NO_UNKNOWN(0x100),
  NO_DATA(0x200),
  /** It may say SKIP. */
  SKIP(0x400),
  NO_REPLY_CONNECT(0x1000),
  NO_REPLY_HELO(0x2000),
  NO_REPLY_MAIL(0x4000),
  NO_REPLY_RCPT(0x8000),
  NO_REPLY_DATA(0x10000),
  NO_REPLY_UNKNOWN(0x20000),
  NO_REPLY_END_OF_HEADERS(0x40000),
  NO_REPLY_BODY(0x80000),
  /** Values of header fields are sent with the space before them. */
  HEADER_LEADING_SPACE(0x100000);

  private final int bit;

  Step(int bit) {
    this.bit = bit;
  }

  int bit() {
    return bit;
  }
}
