package org.eaglemail.admin;

import org.eaglemail.spool.DeletedItem;

/**
 * A message that was deleted from a maildrop.
 *
 * @param id to restore it by
 * @param message the public name of the message
 * @param recipient the address it came to
 * @param size octets
 */
public record DeletedEntry(long id, String message, String recipient, long size, String deleted) {
  static DeletedEntry of(DeletedItem item) {
    return new DeletedEntry(
        item.id(),
        item.message().toString(),
        item.recipient(),
        item.size(),
        item.deleted().toString());
  }
}
