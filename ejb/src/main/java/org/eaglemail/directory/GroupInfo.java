package org.eaglemail.directory;

import java.time.Instant;

/**
 * A group of accounts.
 *
 * @param name in lower case
 */
public record GroupInfo(long id, String name, Instant created) {}
