package org.eaglemail.protocol.pop3;

import java.util.Optional;

/** Where a session stands (RFC 1939 §3). Its update state lasts only as long as QUIT is worked on. */
public sealed interface Pop3State {

  /**
   * Not logged in.
   *
   * @param name what USER said, if PASS may follow
   */
  record Authorization(Optional<String> name) implements Pop3State {}

  /** Logged in. */
  record Transaction() implements Pop3State {}
}
