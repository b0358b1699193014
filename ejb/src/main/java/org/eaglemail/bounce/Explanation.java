package org.eaglemail.bounce;

import java.time.ZoneId;
import org.eaglemail.mime.MailDate;
import org.eaglemail.spi.Destination;

/** The part of a notification that people read. */
final class Explanation {
  private static final String CRLF = "\r\n";
  private static final String INDENT = "    ";

  private Explanation() {}

  static String of(Notification notification) {
    StringBuilder text = new StringBuilder();
    paragraph(text, "This is the mail system at " + notification.host() + ".", "");
    String attached =
        notification.returned().whole()
            ? " It and a report for programs are attached."
            : " Its header and a report for programs are attached.";
    paragraph(text, notification.words() + attached, "");
    for (NotifiedRecipient recipient : notification.recipients()) {
      String words = words(recipient, notification.action().keyword(), notification.at().getZone());
      String address =
          Words.address(Words.typed(recipient.address()), notification.isInternational());
      paragraph(text, "<" + address + ">: " + words, INDENT);
    }
    return text.toString();
  }

  private static String words(NotifiedRecipient recipient, String done, ZoneId zone) {
    String said = recipient.said().map(Explanation::said).orElse(done);
    String reason =
        recipient.status().equals(NotifiedRecipient.EXPIRED) && recipient.retryUntil().isEmpty()
            ? "the time for trying is over; at the last try: " + said
            : said;
    return recipient
        .retryUntil()
        .map(until -> reason + " (tried until " + MailDate.of(until, zone) + ")")
        .orElse(reason);
  }

  private static String said(NotifiedRecipient.Said said) {
    String words = Words.of(said.reply());
    return said.remote().map(remote -> "at " + name(remote) + ": " + words).orElse(words);
  }

  private static String name(Destination remote) {
    return Words.plain(remote.toString());
  }

  private static void paragraph(StringBuilder text, String words, String indent) {
    text.append(Words.wrap(words, 0, indent)).append(CRLF).append(CRLF);
  }
}
