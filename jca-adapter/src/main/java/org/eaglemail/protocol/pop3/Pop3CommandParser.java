package org.eaglemail.protocol.pop3;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads commands from lines. Keywords are read in any letter case (RFC 1939 §3). */
public final class Pop3CommandParser {
  private static final int MAX_DIGITS = 9;

  /** Stands for all that has more digits. */
  private static final int TOO_MUCH = Integer.MAX_VALUE;

  /** RFC 4647 §2.1, basic; there is no tag as long as this. */
  private static final Pattern LANGUAGE_RANGE =
      Pattern.compile("\\*|[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}");

  /** RFC 5322 §2.2. */
  private static final Pattern FIELD_NAME = Pattern.compile("[!-9;-~]{1,76}");

  /** RFC 1939 §7 wants lower case; clients that write otherwise harm nobody. */
  private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{32}");

  private final String argument;
  private final boolean hasArgument;

  private Pop3CommandParser(String line) {
    int space = line.indexOf(' ');
    this.hasArgument = space >= 0;
    this.argument = hasArgument ? line.substring(space + 1) : "";
  }

  /**
   * Reads a command.
   *
   * @param line without its CRLF, each octet a character of the same number
   * @throws Pop3SyntaxError when a command's arguments are not what it takes
   */
  public static Pop3Command parse(String line) throws Pop3SyntaxError {
    int space = line.indexOf(' ');
    Pop3CommandParser in = new Pop3CommandParser(line);
    return switch (keyword(space < 0 ? line : line.substring(0, space))) {
      case "USER" -> new Pop3Command.User(in.name());
      case "PASS" -> new Pop3Command.Pass(in.text());
      case "APOP" -> in.apop();
      case "AUTH" -> in.auth();
      case "STAT" -> in.bare(Pop3Command.Stat::new);
      case "LIST" -> new Pop3Command.ListSizes(in.optionalNumber());
      case "UIDL" -> new Pop3Command.Uidl(in.optionalNumber());
      case "TOP" -> in.top();
      case "RETR" -> new Pop3Command.Retr(number(in.trimmed()));
      case "DELE" -> new Pop3Command.Dele(number(in.trimmed()));
      case "RSET" -> in.bare(Pop3Command.Rset::new);
      case "NOOP" -> in.bare(Pop3Command.Noop::new);
      case "QUIT" -> in.bare(Pop3Command.Quit::new);
      case "CAPA" -> in.bare(Pop3Command.Capa::new);
      case "STLS" -> in.bare(Pop3Command.Stls::new);
      case "UTF8" -> in.bare(Pop3Command.Utf8::new);
      case "LANG" -> in.lang();
      case "LAST" -> in.bare(Pop3Command.Last::new);
      case "XTND" -> in.extended();
      default -> new Pop3Command.Unknown();
    };
  }

  /** In upper case, ASCII only: to a String the capital of the octet DF is SS, as in PASS. */
  private static String keyword(String word) {
    return word.chars().allMatch(c -> c < 0x80) ? word.toUpperCase(Locale.ROOT) : "";
  }

  /** The whole argument as UTF-8: RFC 1939 §7 lets a password hold spaces. */
  private String text() throws Pop3SyntaxError {
    if (!hasArgument) {
      throw new Pop3SyntaxError(Pop3Replies.BAD_ARGUMENTS);
    }
    return new String(argument.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private String name() throws Pop3SyntaxError {
    String name = text().strip();
    if (name.isEmpty()) {
      throw new Pop3SyntaxError(Pop3Replies.BAD_ARGUMENTS);
    }
    return name;
  }

  private Pop3Command apop() throws Pop3SyntaxError {
    String text = text().strip();
    int space = text.lastIndexOf(' ');
    String digest = text.substring(space + 1);
    if (space < 0 || !DIGEST.matcher(digest).matches()) {
      throw new Pop3SyntaxError(Pop3Replies.BAD_ARGUMENTS);
    }
    return new Pop3Command.Apop(text.substring(0, space).strip(), digest);
  }

  private Pop3Command auth() throws Pop3SyntaxError {
    String[] words = trimmed().split(" +", -1);
    if (words[0].isEmpty()) {
      return new Pop3Command.Mechanisms();
    }
    if (words.length > 2) {
      throw new Pop3SyntaxError(Pop3Replies.BAD_ARGUMENTS);
    }
    return new Pop3Command.Auth(
        words[0], words.length == 2 ? Optional.of(words[1]) : Optional.empty());
  }

  private String trimmed() {
    return argument.strip();
  }

  private Pop3Command bare(Supplier<Pop3Command> command) throws Pop3SyntaxError {
    if (!trimmed().isEmpty()) {
      throw new Pop3SyntaxError(Pop3Replies.BAD_ARGUMENTS);
    }
    return command.get();
  }

  private OptionalInt optionalNumber() throws Pop3SyntaxError {
    String number = trimmed();
    return number.isEmpty() ? OptionalInt.empty() : OptionalInt.of(number(number));
  }

  private Pop3Command top() throws Pop3SyntaxError {
    String[] both = trimmed().split(" +", -1);
    if (both.length != 2 || !isDigits(both[1])) {
      throw new Pop3SyntaxError(Pop3Replies.BAD_ARGUMENTS);
    }
    // A number of lines beyond any message means all of them.
    return new Pop3Command.Top(number(both[0]), value(both[1]));
  }

  private Pop3Command lang() throws Pop3SyntaxError {
    String range = trimmed();
    if (range.isEmpty()) {
      return new Pop3Command.Lang(Optional.empty());
    }
    if (!LANGUAGE_RANGE.matcher(range).matches()) {
      throw new Pop3SyntaxError(Pop3Replies.BAD_ARGUMENTS);
    }
    return new Pop3Command.Lang(Optional.of(range));
  }

  private Pop3Command extended() throws Pop3SyntaxError {
    String[] words = trimmed().split(" +", -1);
    return switch (keyword(words[0])) {
      case "XLST" -> xlst(words);
      case "XMIT" -> xmit(words);
      default -> new Pop3Command.Unknown();
    };
  }

  private static Pop3Command xmit(String[] words) throws Pop3SyntaxError {
    if (words.length > 1) {
      throw new Pop3SyntaxError(Pop3Replies.BAD_ARGUMENTS);
    }
    return new Pop3Command.Xmit();
  }

  private static Pop3Command xlst(String[] words) throws Pop3SyntaxError {
    if (words.length < 2 || words.length > 3 || !FIELD_NAME.matcher(words[1]).matches()) {
      throw new Pop3SyntaxError(Pop3Replies.BAD_ARGUMENTS);
    }
    OptionalInt number = words.length == 2 ? OptionalInt.empty() : OptionalInt.of(number(words[2]));
    return new Pop3Command.Xlst(words[1], number);
  }

  private static int number(String digits) throws Pop3SyntaxError {
    if (!isDigits(digits)) {
      throw new Pop3SyntaxError(Pop3Replies.BAD_ARGUMENTS);
    }
    int number = value(digits);
    if (number == 0 || number == TOO_MUCH) {
      throw new Pop3SyntaxError(Pop3Replies.NO_SUCH_MESSAGE);
    }
    return number;
  }

  /** The value of digits, of which leading zeros say nothing. */
  private static int value(String digits) {
    int first = 0;
    while (first < digits.length() - 1 && digits.charAt(first) == '0') {
      first++;
    }
    return digits.length() - first > MAX_DIGITS
        ? TOO_MUCH
        : Integer.parseInt(digits, first, digits.length(), 10);
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
