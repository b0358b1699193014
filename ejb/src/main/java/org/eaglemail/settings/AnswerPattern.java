package org.eaglemail.settings;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which IPv4 addresses count as an answer: four octets, each a number or {@code [a;b..c]}, a choice
 * of numbers and ranges.
 */
public final class AnswerPattern {
  private static final int OCTETS = 4;
  private static final String CHOICE = "(\\d{1,3}|\\[[0-9;.]+\\])";
  private static final Pattern FORM =
      Pattern.compile(CHOICE + "\\." + CHOICE + "\\." + CHOICE + "\\." + CHOICE);
  private static final Pattern RANGE = Pattern.compile("(\\d{1,3})(?:\\.\\.(\\d{1,3}))?");

  private final String text;
  private final List<BitSet> octets;

  private AnswerPattern(String text, List<BitSet> octets) {
    this.text = text;
    this.octets = octets;
  }

  /**
   * Reads {@code 127.0.0.2} or {@code 127.0.[0;1].[2..11]}.
   *
   * @throws IllegalArgumentException when it is no such pattern
   */
  public static AnswerPattern parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a pattern such as 127.0.0.[2..11]");
    }
    List<BitSet> octets = new ArrayList<>(OCTETS);
    for (int i = 1; i <= OCTETS; i++) {
      octets.add(choice(matcher.group(i)));
    }
    return new AnswerPattern(text, octets);
  }

  private static BitSet choice(String text) {
    String inner = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
    BitSet numbers = new BitSet(256);
    for (String range : inner.split(";", -1)) {
      Matcher matcher = RANGE.matcher(range);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("'" + range + "' is not a number or a range a..b");
      }
      int first = octet(matcher.group(1));
      int last = matcher.group(2) == null ? first : octet(matcher.group(2));
      if (last < first) {
        throw new IllegalArgumentException("'" + range + "' is not a range");
      }
      numbers.set(first, last + 1);
    }
    return numbers;
  }

  private static int octet(String text) {
    int number = Integer.parseInt(text);
    if (number > 255) {
      throw new IllegalArgumentException("'" + text + "' is more than 255");
    }
    return number;
  }

  /** Whether an address, by its octets, is one of them. */
  public boolean matches(byte[] address) {
    boolean all = address.length == OCTETS;
    for (int i = 0; all && i < OCTETS; i++) {
      all = octets.get(i).get(address[i] & 0xff);
    }
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnswerPattern pattern && text.equals(pattern.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
