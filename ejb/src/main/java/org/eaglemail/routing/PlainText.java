package org.eaglemail.routing;

import java.util.regex.Pattern;

/** What administrators write into rules, to stand in replies and logs. */
final class PlainText {
  private static final Pattern LINE = Pattern.compile("[ -~]{1,480}");

  private PlainText() {}

  /**
   * Lets a line through.
   *
   * @throws IllegalArgumentException when it is none, or too long for a reply
   */
  static String line(String text) {
    if (!LINE.matcher(text).matches()) {
      throw new IllegalArgumentException("text must be 1 to 480 characters of printable ASCII");
    }
    return text;
  }
}
