package org.eaglemail.filter.milter.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.smtp.Reply;

/** An SMTP reply as a milter words it: {@code 550 5.7.1 No}, or several such lines. */
final class ReplyText {
  private static final Pattern LINE =
      Pattern.compile("([45]\\d\\d)(?:[ -](?:([45]\\.\\d{1,3}\\.\\d{1,3})(?: |$))?([^\\n]*))?");
  private static final Pattern LINE_END = Pattern.compile("\\r?\\n");
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");

  private ReplyText() {}

  /**
   * Reads it. A milter's status of another class than its code is left out of account.
   *
   * @throws MilterSyntaxException when it is no 4yz or 5yz reply
   */
  static Reply parse(String text) throws MilterSyntaxException {
    int code = 0;
    Optional<EnhancedStatus> status = Optional.empty();
    List<String> lines = new ArrayList<>();
    for (String line : LINE_END.split(text.stripTrailing(), -1)) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new MilterSyntaxException("it words no refusal");
      }
      code = Integer.parseInt(matcher.group(1));
      if (matcher.group(2) != null) {
        status = Optional.of(EnhancedStatus.parse(matcher.group(2)));
      }
      String words = matcher.group(3);
      lines.add(words == null ? "" : CONTROL.matcher(words).replaceAll("?"));
    }
    int category = code / 100;
    return new Reply(
        code,
        status
            .filter(given -> given.category() == category)
            .or(() -> Optional.of(new EnhancedStatus(category, 7, 1))),
        lines);
  }
}
