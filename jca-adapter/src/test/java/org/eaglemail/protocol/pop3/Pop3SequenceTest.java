package org.eaglemail.protocol.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each command in each state (RFC 1939 §4 to §7). */
class Pop3SequenceTest {
  private static final List<Pop3State<String>> STATES =
      List.of(
          new Pop3State.Authorization<>(Optional.empty()),
          new Pop3State.Authorization<>(Optional.of("alice")),
          new Pop3State.Transaction<>("maildrop"),
          new Pop3State.Update<>());

  /** Per command, its refusal without a name, with one, and logged in; null where it may come. */
  static Stream<Arguments> table() {
    return Stream.concat(
        Stream.of(
                "STAT",
                "LIST",
                "LIST 1",
                "UIDL",
                "TOP 1 0",
                "RETR 1",
                "DELE 1",
                "RSET",
                "NOOP",
                "LAST",
                "XTND XLST Subject",
                "XTND XMIT")
            .map(line -> row(line, Pop3Replies.LOG_IN_FIRST, Pop3Replies.LOG_IN_FIRST, null)),
        Stream.of(
            row("USER bob", null, null, Pop3Replies.LOGGED_IN),
            row("PASS secret", Pop3Replies.NAME_FIRST, null, Pop3Replies.LOGGED_IN),
            row("APOP bob " + "0".repeat(32), null, null, Pop3Replies.LOGGED_IN),
            row("AUTH", null, null, Pop3Replies.LOGGED_IN),
            row("AUTH PLAIN", null, null, Pop3Replies.LOGGED_IN),
            row("CAPA", null, null, null),
            row("LANG", null, null, null),
            row("UTF8", null, null, Pop3Replies.LOGGED_IN),
            row("STLS", null, null, Pop3Replies.LOGGED_IN),
            row("QUIT", null, null, null),
            row(
                "XYZZY a b",
                Pop3Replies.UNKNOWN_COMMAND,
                Pop3Replies.UNKNOWN_COMMAND,
                Pop3Replies.UNKNOWN_COMMAND)));
  }

  private static Arguments row(
      String line,
      @Nullable Pop3Reply nameless,
      @Nullable Pop3Reply named,
      @Nullable Pop3Reply loggedIn) {
    return Arguments.of(
        line,
        List.of(
            Optional.ofNullable(nameless),
            Optional.ofNullable(named),
            Optional.ofNullable(loggedIn),
            Optional.of(Pop3Replies.SESSION_OVER)));
  }

  @ParameterizedTest
  @MethodSource("table")
  void refusesWhatIsOutOfOrder(String line, List<Optional<Pop3Reply>> refusals)
      throws Pop3SyntaxError {
    Pop3Command command = Pop3CommandParser.parse(line);
    for (int i = 0; i < STATES.size(); i++) {
      assertThat(Pop3Sequence.refusal(STATES.get(i), command))
          .as(line + " in " + STATES.get(i))
          .isEqualTo(refusals.get(i));
    }
  }
}
