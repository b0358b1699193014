package org.eaglemail.settings;

import java.util.Locale;

/** By how much a destination's concurrency changes with a delivery, as Postfix names it. */
public enum ConcurrencyStep {
  /** By one: it doubles, or is halved, with each round of deliveries. */
  ONE,
  /** By one part of the concurrency: by one with each round of deliveries. */
  PER_CONCURRENCY;

  /** The step at this concurrency. */
  public double at(int concurrency) {
    return this == ONE ? 1 : 1.0 / concurrency;
  }

  /**
   * Reads {@code 1} or {@code 1/concurrency}.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static ConcurrencyStep parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1" -> ONE;
      case "1/concurrency" -> PER_CONCURRENCY;
      default ->
          throw new IllegalArgumentException("'" + text + "' is neither 1 nor 1/concurrency");
    };
  }
}
