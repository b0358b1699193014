package org.eaglemail.spool;

import java.time.Instant;
import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.RcptParameters;

/**
 * A recipient that this node holds the lease of.
 *
 * @param id its primary key
 * @param parameters what the sender asked for with RCPT
 * @param attempts tries so far
 * @param faults those of them that ended in a fault of the server's own
 * @param fence the number of the lease: an outcome under an older one is not recorded
 * @param expires when the queue gives up
 * @param warn when the sender is told that it is late; empty when he was, or is not to be
 */
public record QueuedRecipient(
    long id,
    EmailAddress address,
    RcptParameters parameters,
    int attempts,
    int faults,
    long fence,
    Instant expires,
    Optional<Instant> warn) {}
