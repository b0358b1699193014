package org.eaglemail.admin;

import java.util.List;
import java.util.function.Function;

/** Reads what people wrote. */
final class Texts {
  private Texts() {}

  /**
   * One value.
   *
   * @throws IllegalArgumentException naming the field
   */
  static <T> T read(String field, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(field + ": " + e.getMessage(), e);
    }
  }

  /** Several values. */
  static <T> List<T> readAll(String field, List<String> texts, Function<String, T> parser) {
    return texts.stream().map(text -> read(field + " " + text, text, parser)).toList();
  }
}
