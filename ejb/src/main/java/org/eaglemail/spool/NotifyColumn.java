package org.eaglemail.spool;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eaglemail.protocol.smtp.NotifyCondition;
import org.eaglemail.protocol.smtp.OriginalRecipient;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.jspecify.annotations.Nullable;

/** What was said with RCPT (RFC 3461 §4), as two columns of a recipient. */
final class NotifyColumn {
  private NotifyColumn() {}

  /** The conditions parted by commas; empty for NEVER, null when nothing was said. */
  static @Nullable String text(RcptParameters parameters) {
    return parameters
        .notifyOn()
        .map(on -> new TreeSet<>(on).stream().map(Enum::name).collect(Collectors.joining(",")))
        .orElse(null);
  }

  /** The original recipient: its type, a semicolon, its address. */
  static @Nullable String original(RcptParameters parameters) {
    return parameters
        .original()
        .map(original -> original.type() + ";" + original.address())
        .orElse(null);
  }

  /** Reads what both of them gave. */
  static RcptParameters parameters(@Nullable String notify, @Nullable String original) {
    return notify == null && original == null
        ? RcptParameters.NONE
        : new RcptParameters(
            Optional.ofNullable(notify).map(NotifyColumn::conditions),
            Optional.ofNullable(original).map(NotifyColumn::originalRecipient));
  }

  private static Set<NotifyCondition> conditions(String text) {
    return text.isEmpty()
        ? Set.of()
        : Arrays.stream(text.split(",", -1))
            .map(NotifyCondition::valueOf)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static OriginalRecipient originalRecipient(String text) {
    int end = text.indexOf(';');
    return new OriginalRecipient(text.substring(0, end), text.substring(end + 1));
  }
}
