package org.eaglemail.maildrop.bulletin;

import java.time.Instant;
import java.util.Optional;
import org.eaglemail.directory.InvalidEntry;
import org.eaglemail.protocol.Domain;
import org.eaglemail.spi.MessageSource;

/**
 * A bulletin to be issued.
 *
 * @param subject for lists of bulletins
 * @param message complete, from its first header line on
 * @param expires when nobody is to be given it any more; empty for never
 */
public record NewBulletin(
    String subject, Audience audience, Optional<Instant> expires, MessageSource message) {
  /** Octets of a message, at most: 1 MiB. */
  public static final int MAX_OCTETS = BulletinMessage.MAX_OCTETS;

  /** Characters of a text, at most: each may become three or more of the message. */
  private static final int MAX_TEXT = MAX_OCTETS / 4;

  /**
   * Of a subject and a text.
   *
   * @param host whose postmaster sends it
   * @throws InvalidEntry when the subject is empty, too long or more than a line, or the text is
   *     too long
   */
  public static NewBulletin ofText(
      String subject,
      String text,
      Audience audience,
      Optional<Instant> expires,
      Domain host,
      Instant now) {
    if (subject.isBlank()
        || subject.length() > Bulletin.MAX_SUBJECT
        || subject.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidEntry("subject: one line of 1 to " + Bulletin.MAX_SUBJECT + " characters");
    }
    if (text.length() > MAX_TEXT || text.indexOf(0) >= 0) {
      throw new InvalidEntry("text: more than " + MAX_TEXT + " characters, or NUL");
    }
    return new NewBulletin(subject, audience, expires, BulletinText.of(subject, text, host, now));
  }

  /**
   * Of a whole message (RFC 5322).
   *
   * @param octets with any line ends
   * @throws InvalidEntry when it is larger than 1 MiB, or has not one From and one Date
   */
  public static NewBulletin ofMessage(byte[] octets, Audience audience, Optional<Instant> expires) {
    BulletinMessage message = BulletinMessage.of(octets);
    return new NewBulletin(message.subject(), audience, expires, message.content());
  }
}
