package org.eaglemail.protocol.smtp;

import java.util.Optional;
import java.util.Set;

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
}
