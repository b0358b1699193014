package org.eaglemail.rest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request may have. */
final class Given {
  private Given() {}

  /** The text; empty text counts as none. */
  static Optional<String> text(@Nullable String text) {
    return Optional.ofNullable(text).filter(some -> !some.isEmpty());
  }
}
