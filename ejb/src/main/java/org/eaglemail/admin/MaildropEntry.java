package org.eaglemail.admin;

import java.util.OptionalLong;
import org.eaglemail.maildrop.quota.Quota;
import org.eaglemail.spool.MaildropUsage;
import org.jspecify.annotations.Nullable;

/**
 * An account's maildrop.
 *
 * @param quotaOctets the most octets; null for no limit
 * @param quotaMessages the most messages; null for no limit
 */
public record MaildropEntry(
    long messages, long octets, @Nullable Long quotaOctets, @Nullable Long quotaMessages) {
  static MaildropEntry of(MaildropUsage usage, Quota quota) {
    return new MaildropEntry(
        usage.messages(), usage.octets(), limit(quota.octets()), limit(quota.messages()));
  }

  private static @Nullable Long limit(OptionalLong most) {
    return most.orElse(0) == 0 ? null : most.getAsLong();
  }
}
