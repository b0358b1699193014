package org.eaglemail.spool;

import java.util.Locale;

/**
 * The public name of a message: its key in Crockford's base 32, at least eight digits.
 *
 * @param key the message's primary key, positive
 */
public record QueueId(long key) {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int MIN_LENGTH = 8;
  private static final int MAX_LENGTH = 13;

  public QueueId {
    if (key < 0) {
      throw new IllegalArgumentException("a key is not negative");
    }
  }

  /**
   * Reads what {@link #toString()} gave, in either letter case.
   *
   * @throws IllegalArgumentException when the text is not a queue id
   */
  public static QueueId parse(String text) {
    String digits = text.toUpperCase(Locale.ROOT);
    if (digits.length() < MIN_LENGTH || digits.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("not a queue id");
    }
    long key = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = DIGITS.indexOf(digits.charAt(i));
      if (digit < 0 || key >> 58 != 0) {
        throw new IllegalArgumentException("not a queue id");
      }
      key = key << 5 | digit;
    }
    return new QueueId(key);
  }

  @Override
  public String toString() {
    char[] digits = new char[MAX_LENGTH];
    int start = MAX_LENGTH;
    for (long rest = key; rest != 0 || MAX_LENGTH - start < MIN_LENGTH; rest >>>= 5) {
      digits[--start] = DIGITS.charAt((int) (rest & 31));
    }
    return new String(digits, start, MAX_LENGTH - start);
  }
}
