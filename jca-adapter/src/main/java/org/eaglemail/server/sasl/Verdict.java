package org.eaglemail.server.sasl;

import org.eaglemail.spi.Authentication;

/** The end of an exchange that an application's answer makes. */
final class Verdict {
  private Verdict() {}

  static SaslStep.Ended of(Authentication answer) {
    return switch (answer) {
      case Authentication.Granted granted -> new SaslStep.Granted(granted.account());
      case Authentication.Denied(var delay) -> new SaslStep.Denied(delay);
      case Authentication.Refused(var reply) -> new SaslStep.Refused(reply);
    };
  }
}
