package org.eaglemail.maildrop.bulletin;

import java.time.Instant;
import java.util.Optional;
import org.eaglemail.spool.QueueId;

/**
 * A bulletin that is given out.
 *
 * @param id its number: greater than those of all before it
 * @param expires when nobody is given it any more; empty for never
 */
public record BulletinInfo(
    long id,
    QueueId message,
    String subject,
    Audience audience,
    Instant created,
    Optional<Instant> expires) {}
