package org.eaglemail.protocol.pop3;

import java.util.Optional;

/**
 * Where a session stands (RFC 1939 §3).
 *
 * @param <M> the maildrop, as whoever runs the session sees it
 */
public sealed interface Pop3State<M> {

  /**
   * Not logged in (RFC 1939 §4).
   *
   * @param name what USER said, if PASS may follow
   */
  record Authorization<M>(Optional<String> name) implements Pop3State<M> {}

  /**
   * Logged in (RFC 1939 §5).
   *
   * @param maildrop is the session's own, until it leaves this state
   */
  record Transaction<M>(M maildrop) implements Pop3State<M> {}

  /** After QUIT, or any other end of a session that was logged in (RFC 1939 §6). */
  record Update<M>() implements Pop3State<M> {}
}
