package org.eaglemail.launcher.lab;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A letter as it arrived, or as it is written.
 *
 * @param lines header, empty line and body (RFC 5322), without line ends
 */
record Letter(List<String> lines) {
  /** RFC 5322 §3.3. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.US);

  /** Writes one. */
  static Letter written(Person from, Person to, String subject, String text) {
    List<String> lines = new ArrayList<>();
    lines.add("From: <" + from + ">");
    lines.add("To: <" + to + ">");
    lines.add("Subject: " + subject);
    lines.add("Date: " + DATE.format(ZonedDateTime.now(ZoneId.systemDefault())));
    lines.add("Message-ID: <" + Passwords.generate() + "@" + from.domain() + ">");
    lines.add("");
    lines.addAll(text.lines().toList());
    return new Letter(List.copyOf(lines));
  }

  /** Writes the answer to this one. */
  Letter answered(Person from, Person to, String text) {
    List<String> lines = new ArrayList<>(written(from, to, "Re: " + field("Subject"), text).lines);
    // RFC 5322 §3.6.4: by this a mail program shows them as one conversation.
    lines.addAll(
        lines.indexOf(""),
        List.of("In-Reply-To: " + field("Message-ID"), "References: " + field("Message-ID")));
    return new Letter(List.copyOf(lines));
  }

  /** The text of a header field on one line; empty when there is none. */
  String field(String name) {
    List<String> all = fields(name);
    return all.isEmpty() ? "" : all.getFirst();
  }

  /** The texts of all header fields of that name, from the top, unfolded (RFC 5322 §2.2.3). */
  List<String> fields(String name) {
    String label = name + ":";
    List<String> found = new ArrayList<>();
    boolean inside = false;
    for (String line : lines.subList(0, Math.max(0, lines.indexOf("")))) {
      if (inside && (line.startsWith(" ") || line.startsWith("\t"))) {
        found.add(found.removeLast() + " " + line.strip());
      } else {
        inside = line.regionMatches(true, 0, label, 0, label.length());
        if (inside) {
          found.add(line.substring(label.length()).strip());
        }
      }
    }
    return found;
  }
}
