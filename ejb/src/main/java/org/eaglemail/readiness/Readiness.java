package org.eaglemail.readiness;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Opens once at start-up, closes once at stop. Thread-safe. */
@ApplicationScoped
public class Readiness {
  /** How long one call waits; who wants to wait longer asks again. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean ready;

  /** Sessions may begin. */
  public void open() {
    set(true);
  }

  /** Sessions may not begin any more. */
  public void close() {
    set(false);
  }

  private void set(boolean state) {
    lock.lock();
    try {
      ready = state;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether sessions may begin now. */
  public boolean isOpen() {
    lock.lock();
    try {
      return ready;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns when sessions may begin.
   *
   * @throws IllegalStateException when they may not after half a minute, or the thread was
   *     interrupted
   */
  public void await() {
    long nanos = PATIENCE.toNanos();
    lock.lock();
    try {
      while (!ready && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      if (!ready) {
        throw new IllegalStateException("the application is not ready");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the application was not ready", e);
    } finally {
      lock.unlock();
    }
  }
}
