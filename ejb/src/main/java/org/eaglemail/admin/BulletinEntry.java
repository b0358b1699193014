package org.eaglemail.admin;

import org.jspecify.annotations.Nullable;

/**
 * A bulletin that is given out; without domain and group it is for all.
 *
 * @param id its number: lists are in its order
 * @param message the public name of its message
 * @param domain whose accounts it is for
 * @param group whose members it is for
 * @param expires null for never
 */
public record BulletinEntry(
    long id,
    String message,
    String subject,
    @Nullable String domain,
    @Nullable String group,
    String created,
    @Nullable String expires) {}
