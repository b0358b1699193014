package org.eaglemail.spool;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a maildrop.
 *
 * @param id the entry's primary key
 * @param message the message's primary key
 * @param size exact octets
 * @param utf8 whether it was sent as an internationalized message (RFC 6531)
 * @param uidl the unique-id that the message brought with it; null when it has none but ours
 */
public record MaildropItem(long id, long message, long size, boolean utf8, @Nullable String uidl) {

  /**
   * Its unique-id in this maildrop (RFC 1939 §7).
   *
   * @param prefix that of the account's own ids
   */
  public String uniqueId(String prefix) {
    String brought = uidl;
    return brought == null ? prefix + queueId() : brought;
  }

  /** The public name of the message. */
  public QueueId queueId() {
    return new QueueId(message);
  }
}
