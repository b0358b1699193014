package org.eaglemail.spool;

import java.util.Optional;

/**
 * What {@link Spool#store} wrote.
 *
 * @param queued the message with its remote recipients, their leases held; empty without any
 */
public record Spooled(QueueId id, Optional<QueuedMessage> queued) {}
