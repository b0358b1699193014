package org.eaglemail.admin;

import org.eaglemail.authentication.LockedOut;
import org.jspecify.annotations.Nullable;

/**
 * Who is shut out of logging in.
 *
 * @param account from which; null for all
 * @param client an address, or an IPv6 network of 64 bits; null for all but those that the account
 *     knows
 * @param failures that led to it
 * @param until when it ends by itself
 */
public record LockoutEntry(
    @Nullable String account, @Nullable String client, int failures, String until) {
  static LockoutEntry of(LockedOut locked) {
    return new LockoutEntry(
        locked.account().orElse(null),
        locked.client().orElse(null),
        locked.failures(),
        locked.until().toString());
  }
}
