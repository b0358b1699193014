package org.eaglemail.directory;

/**
 * A part of a list, by key and not by position, so that a list that changes repeats and skips
 * nothing.
 *
 * @param after the id of the last entry seen; 0 for the beginning
 * @param limit at most so many entries, 1 to {@link #MAX_LIMIT}
 */
public record Page(long after, int limit) {
  /** No answer is longer. */
  public static final int MAX_LIMIT = 1000;

  public Page {
    if (after < 0 || limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "a page begins after an id of at least 0 and has 1 to " + MAX_LIMIT + " entries");
    }
  }

  /** The longest page from the beginning. */
  public static Page first() {
    return new Page(0, MAX_LIMIT);
  }
}
