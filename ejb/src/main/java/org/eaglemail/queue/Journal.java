package org.eaglemail.queue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.eaglemail.addressing.Expansion;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.metrics.Counter;
import org.eaglemail.metrics.Counters;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Encryption;

/** Logs each try in one line, in the manner of mail logs, and counts it. */
final class Journal {
  private static final Logger LOG = System.getLogger("org.eaglemail.delivery");

  private final Counters counters;
  private final Clock clock;

  Journal(Counters counters, Clock clock) {
    this.counters = counters;
    this.clock = clock;
  }

  void write(Recorded recorded) {
    recorded.tries().forEach(this::write);
    int local = recorded.bounced() - recorded.bounces().size();
    counters.add(Counter.BOUNCED, recorded.bounced());
    counters.add(Counter.DELIVERED_LOCALLY, local);
  }

  /** A destination is left alone until then: it died, or the probe did not reach it. */
  void died(String destination, Instant until, Reply last) {
    counters.count(Counter.DESTINATIONS_DEAD);
    LOG.log(
        Level.WARNING,
        "destination {0} is dead, to be probed at {1} ({2})",
        destination,
        until,
        last.text());
  }

  /** The probe of a dead destination reached it. */
  void revived(String destination) {
    counters.count(Counter.DESTINATIONS_REVIVED);
    LOG.log(Level.INFO, "destination {0} works again", destination);
  }

  private void write(Try one) {
    switch (one.attempt().outcome()) {
      case Outcome.Delivered delivered -> counters.count(Counter.DELIVERED_REMOTELY);
      case Outcome.Local local -> counters.count(Counter.DELIVERED_LOCALLY);
      // Of those elsewhere each is counted when it is delivered.
      case Outcome.Expanded(Expansion others) ->
          counters.add(Counter.DELIVERED_LOCALLY, others.accounts());
      case Outcome.Discarded discarded -> counters.count(Counter.DISCARDED);
      case Outcome.Held held -> counters.count(Counter.HELD);
      case Outcome.Deferred deferred -> counters.count(Counter.DEFERRED);
      case Outcome.Faulty faulty -> counters.count(Counter.DEFERRED);
      case Outcome.Failed failed -> counters.count(Counter.FAILED);
    }
    if (LOG.isLoggable(Level.INFO)) {
      LOG.log(Level.INFO, line(one));
    }
  }

  private String line(Try one) {
    Duration delay = Duration.between(one.message().received(), clock.instant());
    String remote = one.row().remote();
    return String.format(
        Locale.ROOT,
        "%s: to=<%s> relay=%s%s delay=%.2f try=%d %s (%s)",
        one.message().id(),
        one.attempt().recipient().address(),
        remote.isEmpty() ? "none" : remote,
        one.attempt().encryption().map(Journal::tls).orElse(""),
        delay.toMillis() / 1000.0,
        one.attempt().recipient().attempts() + 1,
        status(one.attempt().outcome()),
        one.row().reply());
  }

  private static String tls(Encryption session) {
    return " tls=" + session.protocol() + ":" + session.cipher();
  }

  private static String status(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered delivered -> "sent";
      case Outcome.Local local -> "delivered";
      case Outcome.Expanded expanded -> "expanded";
      case Outcome.Discarded discarded -> "discarded";
      case Outcome.Held held -> "held";
      case Outcome.Deferred deferred -> "deferred";
      case Outcome.Faulty faulty -> "faulty";
      case Outcome.Failed failed -> "failed";
    };
  }
}
