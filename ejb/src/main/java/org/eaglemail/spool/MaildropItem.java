package org.eaglemail.spool;

/**
 * An entry of a maildrop.
 *
 * @param id the entry's primary key
 * @param message the message's primary key
 * @param size exact octets
 * @param utf8 whether it was sent as an internationalized message (RFC 6531)
 */
public record MaildropItem(long id, long message, long size, boolean utf8) {

  /** The public name of the message. */
  public QueueId queueId() {
    return new QueueId(message);
  }
}
