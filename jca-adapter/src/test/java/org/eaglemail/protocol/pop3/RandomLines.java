package org.eaglemail.protocol.pop3;

import java.util.List;
import java.util.Random;

/** Lines that are nearly commands, and some that are. */
public final class RandomLines {
  private static final List<String> WORDS =
      List.of(
          "USER",
          "PASS",
          "STAT",
          "LIST",
          "UIDL",
          "TOP",
          "RETR",
          "DELE",
          "RSET",
          "NOOP",
          "quit",
          "CaPa",
          "APOP",
          "AUTH",
          "auth",
          "UTF8",
          "LANG",
          "LAST",
          "XTND",
          "XTND XLST",
          "XTND XMIT",
          "",
          " ");
  private static final List<String> ARGUMENTS =
      List.of(
          "1",
          "2",
          "3",
          "0",
          "-1",
          "00",
          "99999999999999999999",
          "2147483648",
          "x",
          "\t",
          "  ",
          ".",
          "alice@example.test",
          "secret",
          "*",
          "en",
          "Subject",
          "\u00e9",
          "\u00a0",
          "\u0085",
          "\0");

  private final Random random;

  /** Lines of that chance. */
  public RandomLines(Random random) {
    this.random = random;
  }

  /** The next line, without CRLF; all characters are octets, none CR or LF. */
  public String line() {
    StringBuilder line = new StringBuilder(word(WORDS));
    for (int i = random.nextInt(4); i > 0; i--) {
      line.append(random.nextInt(8) == 0 ? "" : " ").append(word(ARGUMENTS));
    }
    return line.toString();
  }

  private String word(List<String> words) {
    return random.nextInt(20) == 0 ? octets() : words.get(random.nextInt(words.size()));
  }

  private String octets() {
    StringBuilder octets = new StringBuilder();
    for (int i = random.nextInt(600); i > 0; i--) {
      char octet = (char) random.nextInt(256);
      octets.append(octet == '\r' || octet == '\n' ? '.' : octet);
    }
    return octets.toString();
  }
}
