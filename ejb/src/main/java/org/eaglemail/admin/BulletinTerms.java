package org.eaglemail.admin;

import org.jspecify.annotations.Nullable;

/**
 * Whom a bulletin is for, and how long; without domain and group it is for all.
 *
 * @param expires a time of ISO 8601; null for never
 */
public record BulletinTerms(
    @Nullable String domain, @Nullable String group, @Nullable String expires) {}
