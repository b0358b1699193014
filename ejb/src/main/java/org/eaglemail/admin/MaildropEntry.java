package org.eaglemail.admin;

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
        usage.messages(),
        usage.octets(),
        quota.octets().isPresent() ? quota.octets().getAsLong() : null,
        quota.messages().isPresent() ? quota.messages().getAsLong() : null);
  }
}
