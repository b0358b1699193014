package org.eaglemail.wire;

/** What a line may hold that no line of SMTP, POP3 or a message may (RFC 5321 §2.3.8, §4.1.2). */
public enum LineFault {
  /** A CR that no LF follows. */
  BARE_CR("bare CR"),
  /** An LF that no CR precedes. */
  BARE_LF("bare LF"),
  /** The octet 0, which no text may hold either (RFC 2045 §2.7, §2.8); BINARYMIME may. */
  NUL("NUL");

  private final String text;

  LineFault(String text) {
    this.text = text;
  }

  /** Its name for the peer. */
  public String text() {
    return text;
  }
}
