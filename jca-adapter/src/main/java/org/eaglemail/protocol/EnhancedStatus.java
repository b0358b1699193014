package org.eaglemail.protocol;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An enhanced mail system status code (RFC 3463): class, subject, detail.
 *
 * @param category 2 for success, 4 for persistent transient failure, 5 for permanent failure
 */
public record EnhancedStatus(int category, int subject, int detail) {
  private static final Pattern FORM = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})");

  public EnhancedStatus {
    if (category != 2 && category != 4 && category != 5) {
      throw new IllegalArgumentException("class of a status is 2, 4 or 5");
    }
    if (subject < 0 || subject > 999 || detail < 0 || detail > 999) {
      throw new IllegalArgumentException("subject and detail of a status are 0 to 999");
    }
  }

  /**
   * Reads {@code 5.1.1}.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static EnhancedStatus parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not an enhanced status code");
    }
    return new EnhancedStatus(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  @Override
  public String toString() {
    return category + "." + subject + "." + detail;
  }
}
