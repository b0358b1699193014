package org.eaglemail.bounce;

import org.eaglemail.spi.Destination;

/** The part of a bounce that people read. */
final class Explanation {
  private static final String CRLF = "\r\n";
  private static final String INDENT = "    ";

  private Explanation() {}

  static String of(Bounce bounce) {
    StringBuilder text = new StringBuilder();
    paragraph(text, "This is the mail system at " + bounce.host() + ".", "");
    paragraph(
        text,
        "Your message could not be delivered to the recipients named below, for the reason given"
            + " there, and will not be tried again. Its header and a report for programs are"
            + " attached.",
        "");
    for (FailedRecipient failed : bounce.failed()) {
      paragraph(text, "<" + failed.address() + ">: " + reason(failed), INDENT);
    }
    return text.toString();
  }

  private static String reason(FailedRecipient failed) {
    String last =
        failed
            .remote()
            .map(remote -> "at " + name(remote) + ": " + Words.of(failed.reply()))
            .orElseGet(() -> Words.of(failed.reply()));
    return failed.status().equals(FailedRecipient.EXPIRED)
        ? "the time for trying is over; at the last try: " + last
        : last;
  }

  private static String name(Destination remote) {
    return Words.plain(remote.toString());
  }

  private static void paragraph(StringBuilder text, String words, String indent) {
    text.append(Words.wrap(words, 0, indent)).append(CRLF).append(CRLF);
  }
}
