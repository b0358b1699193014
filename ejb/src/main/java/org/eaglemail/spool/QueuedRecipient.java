package org.eaglemail.spool;

import java.time.Instant;
import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.protocol.smtp.RcptParameters;

/**
 * A recipient that this node holds the lease of.
 *
 * @param id its primary key
 * @param parameters what the sender asked for with RCPT
 * @param attempts tries so far
 * @param faults those of them that ended in a fault of the server's own
 * @param fence the number of the lease: an outcome under an older one is not recorded
 * @param expires when the queue gives up
 * @param warn when the sender is told that it is late; empty when he was, or is not to be
 * @param via it goes the way of this host's mail, because an administrator said so; empty: its own
 */
public record QueuedRecipient(
    long id,
    EmailAddress address,
    RcptParameters parameters,
    int attempts,
    int faults,
    long fence,
    Instant expires,
    Optional<Instant> warn,
    Optional<MailHost> via) {

  /** One that goes its own way. */
  public QueuedRecipient(
      long id,
      EmailAddress address,
      RcptParameters parameters,
      int attempts,
      int faults,
      long fence,
      Instant expires,
      Optional<Instant> warn) {
    this(id, address, parameters, attempts, faults, fence, expires, warn, Optional.empty());
  }

  /** The address whose route it takes. */
  public EmailAddress way() {
    return via.map(host -> new EmailAddress(address.localPart(), host)).orElse(address);
  }
}
