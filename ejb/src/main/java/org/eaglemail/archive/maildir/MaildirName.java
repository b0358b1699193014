package org.eaglemail.archive.maildir;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a message's file: {@code time.unique.host}, and behind {@code :2,} its flags.
 *
 * @param time the number it begins with, in seconds; −1 when it begins with none
 * @param name the whole name
 */
record MaildirName(long time, String name) implements Comparable<MaildirName> {
  private static final Pattern TIME = Pattern.compile("(\\d{1,11})\\..*");
  private static final String INFO = ":2,";
  private static final char TRASHED = 'T';
  private static final Comparator<MaildirName> ORDER =
      Comparator.comparingLong(MaildirName::time).thenComparing(MaildirName::name);

  static MaildirName of(String name) {
    Matcher time = TIME.matcher(name);
    return new MaildirName(time.matches() ? Long.parseLong(time.group(1)) : -1, name);
  }

  Optional<Instant> received() {
    return time < 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(time));
  }

  /** Whether its user has thrown it away (flag T). */
  boolean isTrashed() {
    int info = name.lastIndexOf(INFO);
    return info >= 0 && name.indexOf(TRASHED, info + INFO.length()) >= 0;
  }

  /** Whether it is a message's at all: other names begin with a dot. */
  boolean isMessage() {
    return !name.isEmpty() && !name.startsWith(".");
  }

  @Override
  public int compareTo(MaildirName other) {
    return ORDER.compare(this, other);
  }
}
