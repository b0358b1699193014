package org.eaglemail.spool;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.DeliverBy;
import org.eaglemail.protocol.smtp.MailParameters;

/**
 * What a sender asked for with MAIL, as it stays with the message on its way.
 *
 * @param body how its octets are to be read
 * @param utf8 whether addresses and header may hold UTF-8 (RFC 6531)
 * @param requireTls whether each hop must be encrypted and verified (RFC 8689)
 * @param notification RET and ENVID (RFC 3461)
 * @param priority −9 to 9 (RFC 6710)
 * @param deadline when it shall be delivered (RFC 2852)
 */
public record Terms(
    BodyType body,
    boolean utf8,
    boolean requireTls,
    MailParameters.Notification notification,
    int priority,
    Optional<Deadline> deadline) {

  /**
   * A time to deliver by.
   *
   * @param mode what happens then
   * @param trace whether each relay shall report that it passed the message on
   */
  public record Deadline(Instant at, DeliverBy.Mode mode, boolean trace) {
    /** What is left of it, for the next server; empty when a message is to be returned by now. */
    public Optional<DeliverBy> left(Instant now) {
      long seconds = Duration.between(now, at).toSeconds();
      return mode == DeliverBy.Mode.RETURN && seconds <= 0
          ? Optional.empty()
          : Optional.of(new DeliverBy(seconds, mode, trace));
    }
  }

  /** Nothing was asked for. */
  public static final Terms PLAIN = of(MailParameters.NONE, Instant.EPOCH);

  /** The terms of a message that was received at {@code now}. */
  public static Terms of(MailParameters parameters, Instant now) {
    return new Terms(
        parameters.body(),
        parameters.utf8(),
        parameters.requireTls(),
        parameters.notification(),
        parameters.priority().orElse(0),
        parameters
            .deliverBy()
            .map(by -> new Deadline(now.plusSeconds(by.seconds()), by.mode(), by.trace())));
  }

  /**
   * The same for the copies of a list, which is where the message was delivered to: what its sender
   * wanted to hear ends there (RFC 3461 §5.2.7.1), and so does his deadline.
   */
  public Terms listed() {
    return new Terms(body, utf8, requireTls, PLAIN.notification, priority, Optional.empty());
  }

  /** The parameters for the next server, of a message of that many octets. */
  public MailParameters parameters(long size, Instant now) {
    return new MailParameters(
        OptionalLong.of(size),
        body,
        utf8,
        notification,
        requireTls,
        Optional.empty(),
        deadline.flatMap(by -> by.left(now)),
        priority == 0 ? OptionalInt.empty() : OptionalInt.of(priority));
  }

  /** Whether the sender is to be told when it is late (RFC 2852 §4.1.4, by-mode N). */
  public boolean isLateNoticed() {
    return deadline.filter(by -> by.mode() == DeliverBy.Mode.NOTIFY).isPresent();
  }

  /** Whether it goes back when it is late (RFC 2852 §4.1.4, by-mode R). */
  public boolean isReturnedWhenLate() {
    return deadline.filter(by -> by.mode() == DeliverBy.Mode.RETURN).isPresent();
  }

  /** Whether it must not be delivered any more (RFC 2852 §4.1.4, by-mode R). */
  public boolean isOverdue(Instant now) {
    return isReturnedWhenLate() && deadline.filter(by -> now.isBefore(by.at())).isEmpty();
  }
}
