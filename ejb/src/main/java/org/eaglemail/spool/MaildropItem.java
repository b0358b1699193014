package org.eaglemail.spool;

/**
 * An entry of a maildrop.
 *
 * @param id the entry's primary key
 * @param message the message's primary key
 * @param size exact octets
 */
public record MaildropItem(long id, long message, long size) {

  /** The public name of the message. */
  public QueueId queueId() {
    return new QueueId(message);
  }
}
