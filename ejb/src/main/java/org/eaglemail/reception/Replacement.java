package org.eaglemail.reception;

import org.eaglemail.policy.header.OctetRange;

/** Some octets of a message, and what stands there instead. */
record Replacement(OctetRange range, byte[] octets) {
  private static final byte[] NOTHING = {};

  /** Leaves them out. */
  static Replacement without(OctetRange range) {
    return new Replacement(range, NOTHING);
  }
}
