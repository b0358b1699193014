package org.eaglemail.spool;

import java.time.Instant;
import org.eaglemail.protocol.EmailAddress;

/**
 * A remote recipient that this node holds the lease of.
 *
 * @param id its primary key
 * @param attempts tries so far
 * @param fence the number of the lease: an outcome under an older one is not recorded
 * @param expires when the queue gives up
 */
public record QueuedRecipient(
    long id, EmailAddress address, int attempts, long fence, Instant expires) {}
