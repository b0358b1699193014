package org.eaglemail.authentication;

import java.time.Instant;
import java.util.Optional;

/**
 * Who is shut out.
 *
 * @param account from which; empty: from all
 * @param client an address, or an IPv6 network of 64 bits; empty: all but those that the account
 *     knows
 * @param failures that led to it
 * @param until when it ends by itself
 */
public record LockedOut(
    Optional<String> account, Optional<String> client, int failures, Instant until) {}
