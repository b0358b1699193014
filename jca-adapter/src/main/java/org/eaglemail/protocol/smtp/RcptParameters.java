package org.eaglemail.protocol.smtp;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a client said of a recipient behind RCPT (RFC 3461 §4).
 *
 * @param notifyOn when the sender wants to hear of it: empty when nothing was said (then failure,
 *     and delay where the server warns), an empty set for NEVER
 * @param original the ORCPT parameter
 */
public record RcptParameters(
    Optional<Set<NotifyCondition>> notifyOn, Optional<OriginalRecipient> original) {
  /** A plain {@code RCPT TO:<…>}. */
  public static final RcptParameters NONE = new RcptParameters(Optional.empty(), Optional.empty());

  public RcptParameters {
    notifyOn = notifyOn.map(Set::copyOf);
  }

  /** The parameters for the wire in ASCII, as {@link #text(boolean)}. */
  public String text() {
    return text(false);
  }

  /**
   * The parameters for the wire, each with a space before it; empty when there is none to give.
   *
   * @param unicode whether letters beyond ASCII may stand for themselves (RFC 6533 §3)
   */
  public String text(boolean unicode) {
    return notifyOn.map(conditions -> " NOTIFY=" + words(conditions)).orElse("")
        + original.map(recipient -> " ORCPT=" + recipient.text(unicode)).orElse("");
  }

  private static String words(Set<NotifyCondition> conditions) {
    return conditions.isEmpty()
        ? "NEVER"
        : conditions.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
  }
}
