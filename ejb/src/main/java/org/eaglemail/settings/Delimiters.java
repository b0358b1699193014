package org.eaglemail.settings;

import java.util.Optional;

/**
 * The characters that an extension of a local part begins with, as Postfix's {@code
 * recipient_delimiter}.
 *
 * @param characters any of them; empty when there are no extensions
 */
public record Delimiters(String characters) {
  /** As it is nearly everywhere. */
  public static final Delimiters PLUS = new Delimiters("+");

  private static final String ALLOWED = "!#$%&'*+-/=?^_`{|}~.";

  public Delimiters {
    if (!characters.chars().allMatch(c -> ALLOWED.indexOf(c) >= 0)) {
      throw new IllegalArgumentException("has a character other than " + ALLOWED);
    }
  }

  /**
   * A local part in two.
   *
   * @param extension its delimiter before it
   */
  public record Split(String user, String extension) {}

  /**
   * Parts a local part at its first delimiter; none is at its beginning. With {@code -} among them,
   * {@code owner-list} and {@code list-request} stay whole, as in Postfix.
   */
  public Optional<Split> split(String localPart) {
    for (int i = 1; i < localPart.length(); i++) {
      if (characters.indexOf(localPart.charAt(i)) >= 0) {
        return isOfList(localPart)
            ? Optional.empty()
            : Optional.of(new Split(localPart.substring(0, i), localPart.substring(i)));
      }
    }
    return Optional.empty();
  }

  private boolean isOfList(String localPart) {
    return characters.indexOf('-') >= 0
        && (localPart.startsWith("owner-") || localPart.endsWith("-request"));
  }

  /**
   * Reads them as they stand in the settings.
   *
   * @throws IllegalArgumentException when a character cannot be one
   */
  static Delimiters parse(String text) {
    return new Delimiters(text.equals("off") ? "" : text);
  }
}
