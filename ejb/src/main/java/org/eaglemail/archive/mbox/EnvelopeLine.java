package org.eaglemail.archive.mbox;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaglemail.archive.LineSource;

/**
 * The line before a message: {@code From sender Tue Nov 24 12:00:00 2026} (RFC 4155, appendix A).
 * The time is UTC unless a zone as digits stands before or behind the year; names of zones are
 * passed over.
 *
 * @param sender without brackets; empty for the null sender
 */
record EnvelopeLine(String sender, Instant received) {
  static final String START = "From ";

  /** A longer line is none. */
  private static final int MAX_LENGTH = 1000;

  /** What stands for the null sender. */
  private static final String NOBODY = "MAILER-DAEMON";

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  // The weekday and the form of the time tell it from a sentence that begins with "From".
  private static final Pattern FORM =
      Pattern.compile(
          "From (?<sender>.*?) ?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
              + " +(?<month>[A-Z][a-z]{2}) +(?<day>\\d{1,2})"
              + " +(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?"
              + "(?: +(?:[A-Z]{1,5}(?: +[A-Z]{3,4})?|(?<zone>[+-]\\d{4})))?"
              + " +(?<year>\\d{4}|\\d{2})"
              + "(?: +(?:[A-Z]{1,5}|(?<after>[+-]\\d{4})))?"
              + "(?: +remote from \\S+)? *");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Reads it; empty when the current line of the source is none. */
  static Optional<EnvelopeLine> of(LineSource line) {
    if (!line.begins() || line.length() > MAX_LENGTH || !line.startsWith(START)) {
      return Optional.empty();
    }
    return parse(new String(line.octets(), line.offset(), line.length(), StandardCharsets.UTF_8));
  }

  static Optional<EnvelopeLine> parse(String text) {
    Matcher line = FORM.matcher(text);
    if (!line.matches()) {
      return Optional.empty();
    }
    int month = MONTHS.indexOf(line.group("month")) + 1;
    try {
      LocalDateTime local =
          LocalDateTime.of(
              year(number(line, "year")),
              month,
              number(line, "day"),
              number(line, "hour"),
              number(line, "minute"),
              Math.min(number(line, "second"), 59));
      return Optional.of(
          new EnvelopeLine(sender(line.group("sender").strip()), local.toInstant(zone(line))));
    } catch (DateTimeException e) {
      // The 31st of February, or no month.
      return Optional.empty();
    }
  }

  private static int number(Matcher line, String group) {
    String digits = line.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  // Programs of before 2000 wrote two digits; there was no mail before 1970.
  private static int year(int written) {
    return written > 99 ? written : written < 70 ? 2000 + written : 1900 + written;
  }

  private static ZoneOffset zone(Matcher line) {
    String zone = line.group("zone") == null ? line.group("after") : line.group("zone");
    return zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone);
  }

  private static String sender(String text) {
    boolean bracketed = text.startsWith("<") && text.endsWith(">");
    String bare = bracketed ? text.substring(1, text.length() - 1) : text;
    // Some programs that keep mail know no sender, and write a hyphen.
    return bare.equals(NOBODY) || bare.equals("-") ? "" : bare;
  }

  /** The line, without its end. */
  @Override
  public String toString() {
    return START + (sender.isEmpty() ? NOBODY : sender) + " " + TIME.format(received);
  }
}
