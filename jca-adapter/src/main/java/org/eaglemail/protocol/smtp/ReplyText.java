package org.eaglemail.protocol.smtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replies as people write them: {@code 550 5.7.1 Go away}, or {@code 550 Go away}. */
public final class ReplyText {
  /** With code, status and CRLF it keeps within RFC 5321 §4.5.3.1.5's 512 octets. */
  private static final int MAX_TEXT = 480;

  // RFC 5321 §4.2: the second digit is 0 to 5; text is printable ASCII here.
  private static final Pattern FORM =
      Pattern.compile(
          "([45][0-5]\\d)(?: ([45]\\.\\d{1,3}\\.\\d{1,3}))? ([ -~]{1," + MAX_TEXT + "})");

  private ReplyText() {}

  /**
   * Reads one.
   *
   * @param otherwise subject and detail of the status where the text has none, such as {@code 7.1}
   * @throws IllegalArgumentException when it is none, or its status has another class than its code
   */
  public static Reply parse(String text, String otherwise) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "reply must be a line such as '550 5.7.1 Go away', its code 4yz or 5yz");
    }
    String code = matcher.group(1);
    String status = matcher.group(2) == null ? code.charAt(0) + "." + otherwise : matcher.group(2);
    // RFC 2034 §4: the class of the status is the first digit of the code.
    if (status.charAt(0) != code.charAt(0)) {
      throw new IllegalArgumentException("the reply's status " + status + " contradicts " + code);
    }
    return Reply.reply(Integer.parseInt(code), status, matcher.group(3));
  }
}
