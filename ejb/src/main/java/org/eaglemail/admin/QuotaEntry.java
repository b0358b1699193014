package org.eaglemail.admin;

import java.util.OptionalLong;
import org.eaglemail.maildrop.quota.Quota;
import org.jspecify.annotations.Nullable;

/**
 * How much a maildrop may hold.
 *
 * @param octets 0 for no limit; null when it is left to the domain, or there to nobody
 * @param messages the same
 */
public record QuotaEntry(@Nullable Long octets, @Nullable Long messages) {
  static QuotaEntry of(Quota quota) {
    return new QuotaEntry(nullable(quota.octets()), nullable(quota.messages()));
  }

  Quota quota() {
    return new Quota(optional(octets), optional(messages));
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static @Nullable Long nullable(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
