package org.eaglemail.bounce;

import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Destination;

/**
 * A recipient that a message did not reach.
 *
 * @param status why, for programs; of class 4 only when the time for trying was over
 * @param remote the server that was asked last, if one was
 * @param reply what it said, or what happened
 */
public record FailedRecipient(
    EmailAddress address, EnhancedStatus status, Optional<Destination> remote, Reply reply) {

  /** The time for trying was over (RFC 3463 §3.5). */
  public static final EnhancedStatus EXPIRED = new EnhancedStatus(4, 4, 7);
}
