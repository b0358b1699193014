package org.eaglemail.protocol.smtp;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the parameters of RCPT mean, one by one (RFC 3461 §4). */
final class RcptParameterReader {

  private Optional<Set<NotifyCondition>> notifyOn = Optional.empty();
  private Optional<OriginalRecipient> original = Optional.empty();

  /**
   * Takes one.
   *
   * @param value empty when there is none
   */
  void take(String keyword, String value) throws SmtpSyntaxError {
    switch (keyword) {
      case "NOTIFY" -> notifyOn = Optional.of(conditions(value));
      case "ORCPT" -> original = Optional.of(original(value));
      default -> throw new SmtpSyntaxError(Replies.UNKNOWN_PARAMETER);
    }
  }

  RcptParameters parameters() {
    return new RcptParameters(notifyOn, original);
  }

  // RFC 3461 §4.1: NEVER stands alone.
  private static Set<NotifyCondition> conditions(String value) throws SmtpSyntaxError {
    Set<NotifyCondition> conditions = EnumSet.noneOf(NotifyCondition.class);
    if (value.equalsIgnoreCase("NEVER")) {
      return conditions;
    }
    for (String word : value.split(",", -1)) {
      if (!conditions.add(condition(word))) {
        throw new SmtpSyntaxError(Replies.BAD_PARAMETER);
      }
    }
    return conditions;
  }

  private static NotifyCondition condition(String word) throws SmtpSyntaxError {
    try {
      return NotifyCondition.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new SmtpSyntaxError(Replies.BAD_PARAMETER);
    }
  }

  private static OriginalRecipient original(String value) throws SmtpSyntaxError {
    try {
      return OriginalRecipient.parse(Utf8.decode(value));
    } catch (IllegalArgumentException malformed) {
      throw new SmtpSyntaxError(Replies.BAD_PARAMETER);
    }
  }
}
