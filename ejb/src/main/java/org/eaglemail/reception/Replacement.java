package org.eaglemail.reception;

import java.nio.charset.StandardCharsets;
import org.eaglemail.policy.header.OctetRange;

/**
 * Some octets of a message, and what stands there instead.
 *
 * @param text in UTF-8
 */
record Replacement(OctetRange range, String text) {

  /** Leaves them out. */
  static Replacement without(OctetRange range) {
    return new Replacement(range, "");
  }

  /** What stands there. */
  byte[] octets() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
