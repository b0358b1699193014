package org.eaglemail.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.DeliverBy;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spool.Start;
import org.eaglemail.spool.Terms;
import org.eaglemail.spool.Timing;

/** From when, and until when, the queue works on a message, by what its envelope asks for. */
@ApplicationScoped
public class QueueTimes {
  private static final String HELD = "held by policy";

  @Inject private Settings settings;

  /** The times of a message that is received at {@code now}. */
  Timing of(Envelope envelope, Instant now) {
    Start start = start(envelope, now);
    // RFC 4865 §4.1: waiting as asked for is no part of the time for trying.
    Instant begin = start.release().orElse(now);
    return new Timing(now, start, expires(envelope, now, begin), warn(envelope, now, begin));
  }

  private static Start start(Envelope envelope, Instant now) {
    Optional<Instant> release =
        envelope.parameters().release().map(asked -> asked.release(now)).filter(now::isBefore);
    if (envelope.disposition() == Disposition.HOLD) {
      return new Start.Held(HELD, release);
    }
    return release.<Start>map(Start.NotBefore::new).orElseGet(Start.AtOnce::new);
  }

  private Instant expires(Envelope envelope, Instant now, Instant begin) {
    Instant expires = begin.plus(settings.queueExpiry());
    return deadline(envelope, now, DeliverBy.Mode.RETURN)
        .filter(by -> by.isBefore(expires))
        .orElse(expires);
  }

  private Optional<Instant> warn(Envelope envelope, Instant now, Instant begin) {
    // RFC 5321 §4.5.5: the null sender hears nothing.
    if (envelope.sender() instanceof ReversePath.NullSender) {
      return Optional.empty();
    }
    Optional<Instant> asked = deadline(envelope, now, DeliverBy.Mode.NOTIFY);
    return asked.isPresent()
        ? asked
        : Optional.of(settings.queueDelayWarning())
            .filter(wait -> wait.compareTo(settings.queueExpiry()) < 0)
            .map(begin::plus);
  }

  private static Optional<Instant> deadline(Envelope envelope, Instant now, DeliverBy.Mode mode) {
    return Terms.of(envelope.parameters(), now)
        .deadline()
        .filter(by -> by.mode() == mode)
        .map(Terms.Deadline::at);
  }
}
