package org.eaglemail.admin;

import java.util.function.Function;

/** Values as people write them. */
final class TextFields {
  private TextFields() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException of {@code parser}, with the name of the field before it
   */
  static <T> T read(String field, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(field + ": " + e.getMessage(), e);
    }
  }
}
