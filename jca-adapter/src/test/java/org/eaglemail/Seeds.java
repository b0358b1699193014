package org.eaglemail;

import java.util.Random;
import java.util.stream.LongStream;

/** Seeds for property tests: new ones in each run, each shown as the test's argument. */
public final class Seeds {
  private Seeds() {}

  /** That many. */
  public static LongStream some(int count) {
    return new Random().longs(count);
  }
}
