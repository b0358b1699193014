package org.eaglemail.protocol.pop3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eaglemail.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Pop3CommandParserTest {

  static LongStream seeds() {
    return Seeds.some(300);
  }

  static Stream<Arguments> commands() {
    return Stream.of(
        Arguments.of("USER alice@example.test", new Pop3Command.User("alice@example.test")),
        Arguments.of("STAT", new Pop3Command.Stat()),
        Arguments.of("LIST", new Pop3Command.ListSizes(OptionalInt.empty())),
        Arguments.of("LIST 7", new Pop3Command.ListSizes(OptionalInt.of(7))),
        Arguments.of("UIDL", new Pop3Command.Uidl(OptionalInt.empty())),
        Arguments.of("UIDL 3", new Pop3Command.Uidl(OptionalInt.of(3))),
        Arguments.of("TOP 1 0", new Pop3Command.Top(1, 0)),
        Arguments.of("TOP 999999999 12", new Pop3Command.Top(999_999_999, 12)),
        Arguments.of("TOP 1 99999999999999999999", new Pop3Command.Top(1, Integer.MAX_VALUE)),
        Arguments.of("RETR 12", new Pop3Command.Retr(12)),
        Arguments.of("RETR 0012 ", new Pop3Command.Retr(12)),
        Arguments.of("DELE 1", new Pop3Command.Dele(1)),
        Arguments.of("RSET", new Pop3Command.Rset()),
        Arguments.of("NOOP", new Pop3Command.Noop()),
        Arguments.of("QUIT", new Pop3Command.Quit()),
        Arguments.of("stls", new Pop3Command.Stls()),
        Arguments.of("AUTH", new Pop3Command.Mechanisms()),
        Arguments.of("CAPA", new Pop3Command.Capa()),
        Arguments.of("RETR 00000000000012", new Pop3Command.Retr(12)),
        Arguments.of("UTF8", new Pop3Command.Utf8()),
        Arguments.of("LANG", new Pop3Command.Lang(Optional.empty())),
        Arguments.of("LANG *", new Pop3Command.Lang(Optional.of("*"))),
        Arguments.of("LAST", new Pop3Command.Last()),
        Arguments.of("XTND", new Pop3Command.Unknown()),
        Arguments.of("", new Pop3Command.Unknown()),
        Arguments.of(" QUIT", new Pop3Command.Unknown()),
        Arguments.of("QUIT\t", new Pop3Command.Unknown()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void readsCommandsInAnyLetterCase(String line, Pop3Command command) throws Pop3SyntaxError {
    assertThat(Pop3CommandParser.parse(line)).isEqualTo(command);
    assertThat(Pop3CommandParser.parse(line.toLowerCase(Locale.ROOT))).isEqualTo(command);
  }

  @Test
  void readsTheArgumentsOfExtensions() throws Pop3SyntaxError {
    assertThat(Pop3CommandParser.parse("lang en-GB"))
        .isEqualTo(new Pop3Command.Lang(Optional.of("en-GB")));
    assertThat(Pop3CommandParser.parse("XTND XLST Message-Id"))
        .isEqualTo(new Pop3Command.Xlst("Message-Id", OptionalInt.empty()));
    assertThat(Pop3CommandParser.parse("xtnd xlst Subject 02"))
        .isEqualTo(new Pop3Command.Xlst("Subject", OptionalInt.of(2)));
    assertThat(Pop3CommandParser.parse("xtnd xmit")).isEqualTo(new Pop3Command.Xmit());
  }

  @Test
  void aPasswordIsAllThatStandsBehindTheFirstSpace() throws Pop3SyntaxError {
    assertThat(Pop3CommandParser.parse("pass  two  words "))
        .isEqualTo(new Pop3Command.Pass(" two  words "));
    assertThat(Pop3CommandParser.parse("PASS ")).isEqualTo(new Pop3Command.Pass(""));
  }

  @Test
  void aPasswordIsUtf8AndNeverShown() throws Pop3SyntaxError {
    assertThat(Pop3CommandParser.parse("PASS gr\u00c3\u00bcn"))
        .isEqualTo(new Pop3Command.Pass("gr\u00fcn"))
        .hasToString("Pass[]");
  }

  @Test
  void aLoginIsReadAndItsSecretNeverShown() throws Pop3SyntaxError {
    assertThat(Pop3CommandParser.parse("AUTH SCRAM-SHA-256 "))
        .isEqualTo(new Pop3Command.Auth("SCRAM-SHA-256", Optional.empty()));
    assertThat(Pop3CommandParser.parse("auth plain AGEAYg=="))
        .isEqualTo(new Pop3Command.Auth("plain", Optional.of("AGEAYg==")))
        .hasToString("Auth[plain]");
    assertThat(Pop3CommandParser.parse("APOP mrose c4c9334bac560ecc979e58001b3e22fb"))
        .isEqualTo(new Pop3Command.Apop("mrose", "c4c9334bac560ecc979e58001b3e22fb"))
        .hasToString("Apop[mrose]");
  }

  /** In upper case, as String has it, the octet DF is SS. */
  @Test
  void aKeywordIsAscii() throws Pop3SyntaxError {
    assertThat(Pop3CommandParser.parse("PA\u00df secret")).isEqualTo(new Pop3Command.Unknown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "USER",
        "USER ",
        "PASS",
        "RETR",
        "RETR ",
        "AUTH PLAIN a b",
        "APOP",
        "APOP mrose",
        "APOP c4c9334bac560ecc979e58001b3e22fb",
        "APOP mrose c4c9334bac560ecc979e58001b3e22f",
        "APOP mrose c4c9334bac560ecc979e58001b3e22fg",
        "RETR x",
        "RETR 1 2",
        "RETR -1",
        "RETR +1",
        "RETR 1.5",
        "RETR 0x1",
        "RETR \u0661",
        "LIST x",
        "UIDL -1",
        "DELE",
        "TOP",
        "TOP 1",
        "TOP 1 -1",
        "TOP 1 2 3",
        "TOP 1 x",
        "QUIT 1",
        "STAT x",
        "CAPA x",
        "NOOP x",
        "RSET 1",
        "UTF8 USER",
        "LANG en_GB",
        "LANG **",
        "LAST 1",
        "XTND XMIT now",
        "XTND XLST",
        "XTND XLST Subject:",
        "XTND XLST Subject 1 2",
        "XTND XLST Subject x"
      })
  void refusesWrongArguments(String line) {
    assertThat(refusal(line)).isEqualTo(Pop3Replies.BAD_ARGUMENTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RETR 0",
        "DELE 0",
        "LIST 000",
        "TOP 0 1",
        "UIDL 2147483648",
        "RETR 99999999999999999999"
      })
  void refusesNumbersThatNoMessageCanHave(String line) {
    assertThat(refusal(line)).isEqualTo(Pop3Replies.NO_SUCH_MESSAGE);
  }

  private static Pop3Reply refusal(String line) {
    return assertThatExceptionOfType(Pop3SyntaxError.class)
        .isThrownBy(() -> Pop3CommandParser.parse(line))
        .actual()
        .reply();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void throwsNothingButItsSyntaxError(long seed) {
    String line = new RandomLines(new Random(seed)).line();
    try {
      Pop3Command command = Pop3CommandParser.parse(line);
      for (int number : numbers(command)) {
        assertThat(number).isPositive();
      }
    } catch (Pop3SyntaxError error) {
      assertThat(error.reply().blamesClient()).isTrue();
    }
  }

  private static List<Integer> numbers(Pop3Command command) {
    return switch (command) {
      case Pop3Command.Retr(int number) -> List.of(number);
      case Pop3Command.Dele(int number) -> List.of(number);
      case Pop3Command.Top(int number, int lines) -> List.of(number);
      case Pop3Command.ListSizes(OptionalInt number) -> number.stream().boxed().toList();
      case Pop3Command.Uidl(OptionalInt number) -> number.stream().boxed().toList();
      case Pop3Command.Xlst(String field, OptionalInt number) -> number.stream().boxed().toList();
      case Pop3Command.OfAuthorization login -> List.of();
      case Pop3Command.OfTransaction bare -> List.of();
      case Pop3Command.Xmit handIn -> List.of();
      case Pop3Command.Quit quit -> List.of();
      case Pop3Command.Capa capa -> List.of();
      case Pop3Command.Stls stls -> List.of();
      case Pop3Command.Utf8 utf8 -> List.of();
      case Pop3Command.Lang lang -> List.of();
      case Pop3Command.Unknown unknown -> List.of();
    };
  }
}
