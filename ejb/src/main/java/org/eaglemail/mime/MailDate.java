package org.eaglemail.mime;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as mail writes them (RFC 5322 §3.3), the zone as digits. */
public final class MailDate {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.US);

  private MailDate() {}

  /** A moment in its zone. */
  public static String of(ZonedDateTime moment) {
    return FORM.format(moment);
  }

  /** A moment in that zone. */
  public static String of(Instant moment, ZoneId zone) {
    return of(moment.atZone(zone));
  }
}
