package org.eaglemail.maildrop.transfer;

import java.util.OptionalLong;
import org.eaglemail.archive.MailboxFormat;

/**
 * What to import, and how.
 *
 * @param source a path below {@code eagle.import.directory}, or for people where a client takes it
 *     from; at most {@value #MAX_SOURCE} characters
 * @param onServer whether the server reads it from that path
 * @param withoutState whether fields such as X-UIDL and Status are left out
 * @param again whether messages that were imported before are imported again
 * @param total its octets, if known
 */
public record ImportOrder(
    MailboxFormat format,
    String source,
    boolean onServer,
    boolean withoutState,
    boolean again,
    OptionalLong total) {
  static final int MAX_SOURCE = 1000;

  public ImportOrder {
    if (source.length() > MAX_SOURCE) {
      throw new IllegalArgumentException(
          "the name of the source is longer than " + MAX_SOURCE + " characters");
    }
  }
}
