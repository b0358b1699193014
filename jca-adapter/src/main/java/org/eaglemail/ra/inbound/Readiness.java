package org.eaglemail.ra.inbound;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks an application until it is ready. A container activates endpoints while the application
 * still starts: then it gives no endpoint, or the bean's dependencies are missing, and each shows
 * as some exception. So any is taken as "not yet", and asked again, from 50 ms growing to each
 * second.
 */
final class Readiness {
  private static final System.Logger LOG = System.getLogger(Readiness.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final String name;
  private final Supplier<Service> application;
  private final CountDownLatch closing;
  private String lastReason = "";

  /**
   * @param closing ends the waiting when it reaches zero
   */
  Readiness(String name, Supplier<Service> application, CountDownLatch closing) {
    this.name = name;
    this.application = application;
    this.closing = closing;
  }

  /** Blocks until the application is ready; empty when it is no longer asked for. */
  Optional<Service> await() throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (closing.getCount() > 0) {
      try {
        return Optional.of(application.get());
      } catch (RuntimeException | LinkageError e) {
        logOnce(e);
      }
      if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        break;
      }
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
    return Optional.empty();
  }

  private void logOnce(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = root.toString();
    if (!reason.equals(lastReason)) {
      lastReason = reason;
      LOG.log(System.Logger.Level.INFO, name + ": waits for the application: " + reason);
      LOG.log(System.Logger.Level.DEBUG, name + ": waits for the application", e);
    }
  }
}
