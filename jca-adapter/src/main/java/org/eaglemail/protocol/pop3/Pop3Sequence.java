package org.eaglemail.protocol.pop3;

import java.util.Optional;

/** Which command may come when. */
public final class Pop3Sequence {
  private Pop3Sequence() {}

  /** The reply to a command that may not come now; empty when it may. */
  public static Optional<Pop3Reply> refusal(Pop3State state, Pop3Command command) {
    return switch (command) {
      case Pop3Command.Unknown any -> Optional.of(Pop3Replies.UNKNOWN_COMMAND);
      case Pop3Command.Capa any -> Optional.empty();
      case Pop3Command.Quit any -> Optional.empty();
      case Pop3Command.User login -> unlessLoggedIn(state);
      case Pop3Command.Pass login -> unlessLoggedIn(state).or(() -> unlessNamed(state));
      case Pop3Command.Stat work -> onceLoggedIn(state);
      case Pop3Command.ListSizes work -> onceLoggedIn(state);
      case Pop3Command.Uidl work -> onceLoggedIn(state);
      case Pop3Command.Top work -> onceLoggedIn(state);
      case Pop3Command.Retr work -> onceLoggedIn(state);
      case Pop3Command.Dele work -> onceLoggedIn(state);
      case Pop3Command.Rset work -> onceLoggedIn(state);
      case Pop3Command.Noop work -> onceLoggedIn(state);
    };
  }

  private static Optional<Pop3Reply> unlessLoggedIn(Pop3State state) {
    return state instanceof Pop3State.Transaction
        ? Optional.of(Pop3Replies.LOGGED_IN)
        : Optional.empty();
  }

  private static Optional<Pop3Reply> unlessNamed(Pop3State state) {
    return state instanceof Pop3State.Authorization(Optional<String> name) && name.isEmpty()
        ? Optional.of(Pop3Replies.NAME_FIRST)
        : Optional.empty();
  }

  private static Optional<Pop3Reply> onceLoggedIn(Pop3State state) {
    return state instanceof Pop3State.Authorization
        ? Optional.of(Pop3Replies.LOG_IN_FIRST)
        : Optional.empty();
  }
}
