package org.eaglemail.server;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.eaglemail.protocol.Domain;

/**
 * The timestamp in the greeting, over which APOP's digest goes: a msg-id (RFC 5322 §3.6.4) that no
 * other greeting has, and that nobody can foretell (RFC 1939 §7).
 */
final class ApopTimestamp {
  private static final int OCTETS = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private ApopTimestamp() {}

  /** A new one, with its brackets. */
  static String fresh(Domain hostname) {
    byte[] octets = new byte[OCTETS];
    RANDOM.nextBytes(octets);
    return "<" + HexFormat.of().formatHex(octets) + "@" + hostname + ">";
  }
}
