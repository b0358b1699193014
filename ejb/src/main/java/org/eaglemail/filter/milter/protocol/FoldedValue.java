package org.eaglemail.filter.milter.protocol;

import java.util.regex.Pattern;

/** The value of a header field: milters fold with LF, messages with CRLF. */
public final class FoldedValue {
  private static final Pattern LINE_ENDS = Pattern.compile("\\r*\\n\\r*");

  private FoldedValue() {}

  /** As a milter is told it. */
  public static String toMilter(String value, boolean withLeadingSpace) {
    String folded = value.replace("\r\n", "\n");
    return !withLeadingSpace && folded.startsWith(" ") ? folded.substring(1) : folded;
  }

  /** As it is written, whatever ends of lines the milter has in it: none of them ends the field. */
  public static String fromMilter(String value, boolean withLeadingSpace) {
    StringBuilder written = new StringBuilder(withLeadingSpace ? "" : " ");
    boolean first = true;
    for (String line : LINE_ENDS.split(value, -1)) {
      if (line.isBlank() && !first) {
        continue;
      }
      if (!first) {
        written.append("\r\n").append(line.startsWith(" ") || line.startsWith("\t") ? "" : "\t");
      }
      written.append(line.replace('\r', ' '));
      first = false;
    }
    return written.toString();
  }
}
