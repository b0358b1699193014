package org.eaglemail.bounce;

import java.io.IOException;
import java.io.InputStream;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.DsnReturn;

/**
 * What a notification gives back of the message that it speaks of: its header, or all of it when it
 * failed, the sender asked for it (RFC 3461 §4.3) and it is not too large. Nothing but the header
 * unless asked: what is sent in another's name should not bring much to him.
 */
final class Returned {
  /** The largest message that goes back whole, as Postfix's bounce_size_limit. */
  static final int MAX_WHOLE = 50_000;

  /** RFC 5321 §4.5.3.1.6, without the CRLF. */
  static final int MAX_LINE = 998;

  private final boolean whole;
  private final byte[] octets;

  /**
   * @param whole whether it is the whole message
   * @param octets lines that end in CRLF; not copied
   */
  Returned(boolean whole, byte[] octets) {
    this.whole = whole;
    this.octets = octets;
  }

  boolean whole() {
    return whole;
  }

  byte[] octets() {
    return octets;
  }

  /**
   * Reads what goes back.
   *
   * @throws IOException when the message cannot be read
   */
  static Returned of(NotifiedMessage message, Action action) throws IOException {
    boolean asked =
        action == Action.FAILED
            // RFC 8689 §5: as if it had said RET=HDRS.
            && !message.terms().requireTls()
            && message.terms().notification().returned().filter(DsnReturn.FULL::equals).isPresent();
    if (asked
        && message.content().size() <= MAX_WHOLE
        && message.terms().body() != BodyType.BINARY_MIME) {
      try (InputStream in = message.content().open()) {
        Returned whole = new Returned(true, in.readAllBytes());
        if (whole.isSendable()) {
          return whole;
        }
      }
    }
    return new Returned(false, ReturnedHeader.of(message.content()));
  }

  /** Whether each octet of it is below 128. */
  boolean isAscii() {
    for (byte octet : octets) {
      if (octet < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether it can stand in a message as it is: no controls, no line too long. */
  boolean isSendable() {
    int column = 0;
    for (byte octet : octets) {
      boolean lineEnd = octet == '\r' || octet == '\n';
      column = lineEnd ? 0 : column + 1;
      // An octet above 0x7F is negative.
      boolean control = octet >= 0 && octet < ' ' && octet != '\t' && !lineEnd;
      if (column > MAX_LINE || octet == 0x7f || control) {
        return false;
      }
    }
    return true;
  }
}
