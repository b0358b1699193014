package org.eaglemail.directory.audit;

import java.time.Instant;

/**
 * A record.
 *
 * @param subject what it was done to
 */
public record AuditInfo(
    long id, Instant created, Actor actor, AuditAction action, String subject) {}
