package org.eaglemail.maildrop.quota;

import java.util.OptionalLong;
import org.eaglemail.spool.MaildropUsage;

/**
 * What an account may have in its maildrop. Zero is no limit; so is what is empty, unless something
 * weaker says one.
 *
 * @param octets the most
 * @param messages the most
 */
public record Quota(OptionalLong octets, OptionalLong messages) {
  /** No limit at all. */
  public static final Quota NONE = new Quota(OptionalLong.empty(), OptionalLong.empty());

  /** From here on its owner is told. */
  private static final int WARN_PERCENT = 90;

  public Quota {
    if (octets.orElse(0) < 0 || messages.orElse(0) < 0) {
      throw new IllegalArgumentException("a quota is at least 1, or 0 for none");
    }
  }

  /** This, and where it leaves something open, the weaker one. */
  Quota or(Quota weaker) {
    return new Quota(
        octets.isPresent() ? octets : weaker.octets,
        messages.isPresent() ? messages : weaker.messages);
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
    long most = limit.orElse(0);
    return most > 0 && used >= Math.ceil(most / 100.0 * percent);
  }
}
