package org.eaglemail.spool;

import java.time.Instant;

/**
 * A message in a maildrop, and where it came from.
 *
 * @param id the entry's primary key
 * @param message the public name of the message
 * @param size exact octets
 * @param sender its reverse-path without brackets; empty for the null sender
 */
public record StoredMail(long id, QueueId message, long size, String sender, Instant received) {}
