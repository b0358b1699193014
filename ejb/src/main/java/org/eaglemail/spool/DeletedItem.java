package org.eaglemail.spool;

import java.time.Instant;

/**
 * An entry that was deleted from a maildrop, and can be restored until it is swept.
 *
 * @param id the entry's primary key
 * @param message the public name of the message
 * @param recipient the address it came to
 * @param size exact octets
 */
public record DeletedItem(long id, QueueId message, String recipient, long size, Instant deleted) {}
