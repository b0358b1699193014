package org.eaglemail.spool;

import java.time.Instant;
import java.util.Optional;

/**
 * A recipient, for those who look at the queue.
 *
 * @param due when the queue looks at it next; empty once final
 * @param remote the server that was asked last
 * @param reply what it said last, or what happened
 * @param holdReason why it is held, if it is apart from its message
 */
public record RecipientInfo(
    String address,
    RecipientState state,
    int attempts,
    Optional<Instant> due,
    Instant expires,
    Optional<String> remote,
    Optional<String> reply,
    Optional<String> holdReason) {}
