package org.eaglemail.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.eaglemail.spool.QueueFilter;

/**
 * Which messages of the queue an administrator means: those that fit everything that is given.
 *
 * @param sender the reverse-path without brackets; empty text for the null sender
 * @param recipient an address, of one of the recipients
 * @param domain of one of the recipients
 * @param destination part of the name of the server that was asked last
 * @param reason part of what was said last, or of why the message is held
 * @param messageId what its Message-ID field says
 * @param minAge in the queue for longer than that
 * @param minSize octets, at least
 * @param held only what is held, or only what is not
 */
public record QueueSelection(
    Optional<String> sender,
    Optional<String> recipient,
    Optional<String> domain,
    Optional<String> destination,
    Optional<String> reason,
    Optional<String> messageId,
    Optional<Duration> minAge,
    Optional<Long> minSize,
    Optional<Boolean> held) {

  /** Whether nothing is given: all messages are meant. */
  public boolean isAll() {
    return Stream.of(
            sender, recipient, domain, destination, reason, messageId, minAge, minSize, held)
        .allMatch(Optional::isEmpty);
  }

  QueueFilter filter(Instant now) {
    return new QueueFilter(
        sender,
        recipient,
        domain,
        destination,
        reason,
        messageId,
        minAge.map(now::minus),
        minSize,
        held);
  }
}
