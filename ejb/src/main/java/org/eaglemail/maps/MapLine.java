package org.eaglemail.maps;

import java.util.ArrayList;
import java.util.List;

/**
 * A logical line of a table.
 *
 * @param number of its first line, from 1
 */
record MapLine(int number, String key, String value) {
  /** Lines of one table. */
  static final int MAX_LINES = 50_000;

  /**
   * Parts a table into its lines: {@code #} begins a comment line, white space at its beginning
   * makes a line go on with the one before.
   *
   * @throws IllegalArgumentException when it is no text, or too long
   */
  static List<MapLine> of(String text, boolean colons) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "the table is not text: give its source, not the database");
    }
    List<MapLine> lines = new ArrayList<>();
    StringBuilder logical = new StringBuilder();
    int first = 0;
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      if (Character.isWhitespace(line.charAt(0)) && !logical.isEmpty()) {
        logical.append(' ').append(line.strip());
        continue;
      }
      add(lines, first, logical, colons);
      logical.append(line.strip());
      first = number;
    }
    add(lines, first, logical, colons);
    return lines;
  }

  private static void add(List<MapLine> lines, int number, StringBuilder logical, boolean colons) {
    if (logical.isEmpty()) {
      return;
    }
    if (lines.size() == MAX_LINES) {
      throw new IllegalArgumentException("the table has more than " + MAX_LINES + " lines");
    }
    String line = logical.toString();
    int end = keyEnd(line, colons);
    String key = line.substring(0, end).strip();
    lines.add(
        new MapLine(
            number, unquoted(key), line.substring(Math.min(end + 1, line.length())).strip()));
    logical.setLength(0);
  }

  private static int keyEnd(String line, boolean colons) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (colons ? c == ':' : Character.isWhitespace(c))) {
        return i;
      }
    }
    return line.length();
  }

  /** Quotes that need not be. */
  static String unquoted(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }
}
