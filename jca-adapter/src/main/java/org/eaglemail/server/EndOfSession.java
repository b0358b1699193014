package org.eaglemail.server;

import java.util.Optional;
import org.eaglemail.protocol.smtp.Reply;

/** Leaves a session's loop, from wherever in it the end was found. */
final class EndOfSession extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Reply> lastWord;

  private EndOfSession(Optional<Reply> lastWord) {
    super("end of session", null, false, false);
    this.lastWord = lastWord;
  }

  /** The end, with a last reply. */
  static EndOfSession saying(Reply reply) {
    return new EndOfSession(Optional.of(reply));
  }

  /** The end: the client has gone. */
  static EndOfSession silently() {
    return new EndOfSession(Optional.empty());
  }

  Optional<Reply> lastWord() {
    return lastWord;
  }
}
