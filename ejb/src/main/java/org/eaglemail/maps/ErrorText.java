package org.eaglemail.maps;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of errors in these tables, as a reply of the access table. */
final class ErrorText {
  /** {@code 5.7.0:550 text}, {@code nouser 550 text}, {@code 550 5.1.1 text}, {@code text}. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?:([45]\\.\\d{1,3}\\.\\d{1,3})[: ]|[a-z]+ )?(?:([45]\\d\\d) )?"
              + "(?:([45]\\.\\d{1,3}\\.\\d{1,3}) )?(.*)");

  private ErrorText() {}

  /**
   * Code, status and text.
   *
   * @param otherwise the code where there is none
   * @param detail the status where there is none, without its class
   */
  static String reply(String text, String otherwise, String detail) {
    Matcher matcher = FORM.matcher(MapLine.unquoted(text.strip()));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no text of an error");
    }
    Optional<String> status =
        Optional.ofNullable(matcher.group(1)).or(() -> Optional.ofNullable(matcher.group(3)));
    String code =
        Optional.ofNullable(matcher.group(2))
            .orElseGet(() -> status.map(s -> s.charAt(0) + "50").orElse(otherwise));
    String words = MapLine.unquoted(matcher.group(4).strip());
    return code
        + " "
        + status.orElseGet(() -> code.charAt(0) + detail)
        + " "
        + (words.isEmpty() ? "Not accepted" : words);
  }
}
