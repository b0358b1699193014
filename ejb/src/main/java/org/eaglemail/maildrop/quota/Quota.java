package org.eaglemail.maildrop.quota;

import java.util.OptionalLong;
import org.eaglemail.spool.MaildropUsage;

/**
 * What an account may have in its maildrop.
 *
 * @param octets the most, at least 1; empty for no limit
 * @param messages the most, at least 1; empty for no limit
 */
public record Quota(OptionalLong octets, OptionalLong messages) {
  /** No limit at all. */
  public static final Quota NONE = new Quota(OptionalLong.empty(), OptionalLong.empty());

  /** From here on its owner is told. */
  private static final int WARN_PERCENT = 90;

  public Quota {
    if (octets.orElse(1) < 1 || messages.orElse(1) < 1) {
      throw new IllegalArgumentException("a quota is at least 1");
    }
  }

  /** Whether a maildrop takes nothing more. */
  public boolean isReached(MaildropUsage usage) {
    return isReached(usage, 100);
  }

  /** Whether a maildrop is so full that its owner should know. */
  public boolean isNearlyReached(MaildropUsage usage) {
    return isReached(usage, WARN_PERCENT);
  }

  private boolean isReached(MaildropUsage usage, int percent) {
    return reaches(usage.octets(), octets, percent) || reaches(usage.messages(), messages, percent);
  }

  private static boolean reaches(long used, OptionalLong limit, int percent) {
    return limit.isPresent() && used >= Math.ceil(limit.getAsLong() / 100.0 * percent);
  }
}
