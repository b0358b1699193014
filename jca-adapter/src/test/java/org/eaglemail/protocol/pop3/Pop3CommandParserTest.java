package org.eaglemail.protocol.pop3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.LongStream;
import org.eaglemail.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Pop3CommandParserTest {
  private static final List<String> FRAGMENTS =
      List.of(
          "USER", "PASS", "LIST", "RETR", "TOP", "UIDL", "DELE", "quit", " ", "  ", "1", "-1", "0",
          "99999999999999999999", "\t", "\u00e9", "\u0000", ".", "alice@example.test");

  static LongStream seeds() {
    return Seeds.some(200);
  }

  @Test
  void readsCommands() throws Pop3SyntaxError {
    assertThat(Pop3CommandParser.parse("user alice")).isEqualTo(new Pop3Command.User("alice"));
    assertThat(Pop3CommandParser.parse("RETR 12")).isEqualTo(new Pop3Command.Retr(12));
    assertThat(Pop3CommandParser.parse("TOP 1 0")).isEqualTo(new Pop3Command.Top(1, 0));
    assertThat(Pop3CommandParser.parse("LIST"))
        .isEqualTo(new Pop3Command.ListSizes(OptionalInt.empty()));
    assertThat(Pop3CommandParser.parse("UIDL 3"))
        .isEqualTo(new Pop3Command.Uidl(OptionalInt.of(3)));
    assertThat(Pop3CommandParser.parse("XTND XMIT")).isEqualTo(new Pop3Command.Unknown());
  }

  @Test
  void aPasswordKeepsItsSpaces() throws Pop3SyntaxError {
    assertThat(Pop3CommandParser.parse("PASS  two  words "))
        .isEqualTo(new Pop3Command.Pass(" two  words "));
  }

  @Test
  void aPasswordIsUtf8AndNeverShown() throws Pop3SyntaxError {
    assertThat(Pop3CommandParser.parse("PASS gr\u00c3\u00bcn"))
        .isEqualTo(new Pop3Command.Pass("gr\u00fcn"))
        .hasToString("Pass[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"USER", "USER ", "PASS", "RETR", "RETR x", "RETR 1 2", "TOP 1", "QUIT 1", "STAT x"})
  void refusesWrongArguments(String line) {
    assertThatExceptionOfType(Pop3SyntaxError.class)
        .isThrownBy(() -> Pop3CommandParser.parse(line))
        .satisfies(e -> assertThat(e.reply()).isEqualTo(Pop3Replies.BAD_ARGUMENTS));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void throwsNothingButItsSyntaxError(long seed) {
    Random random = new Random(seed);
    StringBuilder line = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      line.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
    }
    try {
      Pop3Command command = Pop3CommandParser.parse(line.toString());
      assertThat(Pop3Sequence.refusal(new Pop3State.Transaction(), command)).isNotNull();
    } catch (Pop3SyntaxError error) {
      assertThat(error.reply().positive()).isFalse();
    }
  }
}
