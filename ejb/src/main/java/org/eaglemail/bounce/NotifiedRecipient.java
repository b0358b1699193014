package org.eaglemail.bounce;

import java.time.Instant;
import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.smtp.OriginalRecipient;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Destination;

/**
 * A recipient that a sender is told of.
 *
 * @param original as the message's first sender named it
 * @param status what became of it, for programs
 * @param said what led to that, if anything was said
 * @param retryUntil for a delay: when it is given up
 */
public record NotifiedRecipient(
    EmailAddress address,
    Optional<OriginalRecipient> original,
    EnhancedStatus status,
    Optional<Said> said,
    Optional<Instant> retryUntil) {

  /** The time for trying was over (RFC 3463 §3.5); of class 4 though it has failed. */
  public static final EnhancedStatus EXPIRED = new EnhancedStatus(4, 4, 7);

  /**
   * A reply to the last try.
   *
   * @param remote the server that was asked, if one was
   * @param local true when the words are our own: that server did not say them
   */
  public record Said(Optional<Destination> remote, Reply reply, boolean local) {}
}
