package org.eaglemail.protocol.sasl;

import java.util.Arrays;
import java.util.Optional;

/** The mechanisms that are known, the strongest first. */
public enum SaslMechanism {
  /** RFC 7677, bound to the TLS channel (RFC 5802 §6). */
  SCRAM_SHA_256_PLUS("SCRAM-SHA-256-PLUS"),
  /** RFC 7677. */
  SCRAM_SHA_256("SCRAM-SHA-256"),
  /** RFC 7628. */
  OAUTHBEARER("OAUTHBEARER"),
  /** RFC 4616. */
  PLAIN("PLAIN"),
  /** Never a standard; what some clients have and nothing else. */
  LOGIN("LOGIN");

  private final String keyword;

  SaslMechanism(String keyword) {
    this.keyword = keyword;
  }

  /** The registered name. */
  public String keyword() {
    return keyword;
  }

  /** The mechanism of that name, in any letter case. */
  public static Optional<SaslMechanism> named(String name) {
    return Arrays.stream(values()).filter(each -> each.keyword.equalsIgnoreCase(name)).findFirst();
  }
}
