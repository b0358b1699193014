package org.eaglemail.rest;

import org.jspecify.annotations.Nullable;

/** What a request must have. */
final class Required {
  private Required() {}

  /**
   * The body.
   *
   * @throws IllegalArgumentException when there is none
   */
  static <T> T body(@Nullable T body) {
    if (body == null) {
      throw new IllegalArgumentException("the request has no body");
    }
    return body;
  }

  /**
   * The value.
   *
   * @throws IllegalArgumentException naming the field, when it is missing
   */
  static <T> T field(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("the field " + name + " is missing");
    }
    return value;
  }
}
