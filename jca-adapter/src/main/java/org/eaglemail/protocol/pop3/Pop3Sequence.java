package org.eaglemail.protocol.pop3;

import java.util.Optional;

/** Which command may come when. */
public final class Pop3Sequence {
  private Pop3Sequence() {}

  /** The reply to a command that may not come now; empty when it may. */
  public static Optional<Pop3Reply> refusal(Pop3State<?> state, Pop3Command command) {
    return switch (state) {
      case Pop3State.Authorization<?> login -> beforeLogin(login.name(), command);
      case Pop3State.Transaction<?> open -> afterLogin(command);
      case Pop3State.Update<?> over -> Optional.of(Pop3Replies.SESSION_OVER);
    };
  }

  private static Optional<Pop3Reply> beforeLogin(Optional<String> name, Pop3Command command) {
    return switch (command) {
      case Pop3Command.Unknown unknown -> Optional.of(Pop3Replies.UNKNOWN_COMMAND);
      case Pop3Command.OfTransaction early -> Optional.of(Pop3Replies.LOG_IN_FIRST);
      case Pop3Command.Xmit early -> Optional.of(Pop3Replies.LOG_IN_FIRST);
      // RFC 1939 §7: PASS directly follows a successful USER.
      case Pop3Command.Pass pass when name.isEmpty() -> Optional.of(Pop3Replies.NAME_FIRST);
      case Pop3Command.OfAuthorization login -> Optional.empty();
      case Pop3Command.Stls stls -> Optional.empty();
      case Pop3Command.Utf8 utf8 -> Optional.empty();
      case Pop3Command.Lang lang -> Optional.empty();
      case Pop3Command.Capa capa -> Optional.empty();
      case Pop3Command.Quit quit -> Optional.empty();
    };
  }

  private static Optional<Pop3Reply> afterLogin(Pop3Command command) {
    return switch (command) {
      case Pop3Command.Unknown unknown -> Optional.of(Pop3Replies.UNKNOWN_COMMAND);
      case Pop3Command.OfAuthorization late -> Optional.of(Pop3Replies.LOGGED_IN);
      // RFC 2595 §4: in the authorization state only.
      case Pop3Command.Stls late -> Optional.of(Pop3Replies.LOGGED_IN);
      // RFC 6856 §2.1: in the authorization state only.
      case Pop3Command.Utf8 late -> Optional.of(Pop3Replies.LOGGED_IN);
      case Pop3Command.Lang lang -> Optional.empty();
      case Pop3Command.OfTransaction work -> Optional.empty();
      case Pop3Command.Xmit handIn -> Optional.empty();
      case Pop3Command.Capa capa -> Optional.empty();
      case Pop3Command.Quit quit -> Optional.empty();
    };
  }
}
