package org.eaglemail.policy.access;

import java.time.Instant;

/**
 * A rule as an administrator sees it.
 *
 * @param id grows with each new one: lists are in its order
 */
public record AccessInfo(long id, AccessRule rule, Instant created) {}
