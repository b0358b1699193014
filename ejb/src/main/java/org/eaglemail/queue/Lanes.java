package org.eaglemail.queue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs work on threads of its own, at most so many per key and so many in all. Work of one key
 * begins in the order of {@link Turns}; the keys take turns, so that a slow one with much work
 * delays no other.
 *
 * <p>It has no limit of its own for what waits: whoever adds must have one. Thread-safe.
 */
final class Lanes<K, W> {
  private final int perLane;
  private final int total;
  private final ThreadFactory threads;
  private final Function<W, Turns.Place> places;
  private final Consumer<W> worker;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  // All of these are guarded by the lock. A lane is in `ready` once when it has work that may
  // begin.
  private final Map<K, Lane<K, W>> lanes = new HashMap<>();
  private final Queue<Lane<K, W>> ready = new ArrayDeque<>();
  private int active;
  private int waiting;
  private boolean closed;

  private static final class Lane<K, W> {
    private final K key;
    private final Turns<W> work = new Turns<>();
    private int active;
    private boolean ready;

    Lane(K key) {
      this.key = key;
    }
  }

  /**
   * @param perLane most at once of one key
   * @param total most at once of all keys
   * @param places says where a piece of work belongs among those of its key
   * @param worker does the work; must not throw
   */
  Lanes(
      int perLane,
      int total,
      ThreadFactory threads,
      Function<W, Turns.Place> places,
      Consumer<W> worker) {
    this.perLane = perLane;
    this.total = total;
    this.threads = threads;
    this.places = places;
    this.worker = worker;
  }

  /**
   * Adds work; it begins at once if there is room. Never blocks.
   *
   * @return false when closed: the work was not taken
   */
  boolean add(K key, W work) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      Lane<K, W> lane = lanes.computeIfAbsent(key, Lane::new);
      lane.work.add(places.apply(work), work);
      waiting++;
      makeReady(lane);
      begin();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void makeReady(Lane<K, W> lane) {
    if (!lane.ready && !lane.work.isEmpty() && lane.active < perLane) {
      lane.ready = true;
      ready.add(lane);
    }
  }

  private void begin() {
    while (active < total && !ready.isEmpty()) {
      Lane<K, W> lane = ready.remove();
      W work = lane.work.next().orElseThrow();
      lane.ready = false;
      lane.active++;
      active++;
      waiting--;
      makeReady(lane);
      threads.newThread(() -> run(lane, work)).start();
    }
  }

  private void run(Lane<K, W> lane, W work) {
    try {
      worker.accept(work);
    } finally {
      end(lane);
    }
  }

  private void end(Lane<K, W> lane) {
    lock.lock();
    try {
      lane.active--;
      active--;
      makeReady(lane);
      if (lane.active == 0 && lane.work.isEmpty()) {
        lanes.remove(lane.key);
      }
      begin();
      if (active == 0) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Work that is being done. */
  int active() {
    lock.lock();
    try {
      return active;
    } finally {
      lock.unlock();
    }
  }

  /** Work that has not begun. */
  int waiting() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more work, and begins none. Returns what had not begun. */
  List<W> close() {
    lock.lock();
    try {
      closed = true;
      List<W> left = new ArrayList<>(waiting);
      for (Lane<K, W> lane : lanes.values()) {
        left.addAll(lane.work.drain());
        lane.ready = false;
      }
      ready.clear();
      waiting = 0;
      return left;
    } finally {
      lock.unlock();
    }
  }

  /** Whether all work ended within {@code atMost}. */
  boolean awaitIdle(Duration atMost) throws InterruptedException {
    long rest = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (active > 0 && rest > 0) {
        rest = idle.awaitNanos(rest);
      }
      return active == 0;
    } finally {
      lock.unlock();
    }
  }
}
