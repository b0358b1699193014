package org.eaglemail.launcher.conformance;

/** When a connection to the server begins to be encrypted. */
enum Encryption {
  /** Never. */
  NONE,
  /** After STLS, which is the first command (RFC 2595). */
  STLS,
  /** At once (RFC 8314). */
  IMPLICIT
}
