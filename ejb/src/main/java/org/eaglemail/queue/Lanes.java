package org.eaglemail.queue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eaglemail.protocol.smtp.Reply;

/**
 * Runs work on other threads, as much at once as the {@link Window} of its key lets begin, and so
 * much in all. Work of one key begins in the order of {@link Turns}; the keys take turns, so that a
 * slow one with much work delays no other. Work of a key that is dead is turned away for a time;
 * then one piece finds out whether it works again.
 *
 * <p>It has no limit of its own for what waits: whoever adds must have one, see {@link
 * #waiting(Object)}. Thread-safe.
 */
final class Lanes<K, W> {
  private static final Logger LOG = System.getLogger(Lanes.class.getName());

  /** Keys remembered as dead. */
  static final int MAX_DEAD = 10_000;

  /**
   * How much is begun at once.
   *
   * @param perLane of one key
   * @param total of all keys
   * @param dead how long a key is left alone that does not work
   */
  record Limits(Window.Rules perLane, int total, Duration dead) {}

  /** Who does the work. Called without any lock; must not throw. */
  interface Worker<K, W> {
    /** Where a piece of work belongs among those of its key. */
    Turns.Place place(W work);

    /** How many recipients it is for. */
    int size(W work);

    /** Does it, and tells how its key works. */
    Feedback run(W work);

    /**
     * It is not done now, because its key is dead.
     *
     * @param last what was said there last
     */
    void turnedAway(K key, List<W> work, Reply last);

    /**
     * The key is dead from now on, or was probed in vain.
     *
     * @param until when it is probed
     * @param last what was said there last
     */
    default void died(K key, Instant until, Reply last) {}

    /** The key that was dead works again. */
    default void revived(K key) {}
  }

  private final Limits limits;
  private final Executor threads;
  private final Clock clock;
  private final Worker<K, W> worker;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  // All of these are guarded by the lock. A lane is in `ready` once when it has work that may
  // begin.
  private final Map<K, Lane<K, W>> lanes = new HashMap<>();
  private final Queue<Lane<K, W>> ready = new ArrayDeque<>();
  private int active;
  private int waiting;
  private boolean closed;

  /**
   * @param threads runs each piece of work at once, but not within the call that hands it over
   */
  Lanes(Limits limits, Executor threads, Clock clock, Worker<K, W> worker) {
    this.limits = limits;
    this.threads = threads;
    this.clock = clock;
    this.worker = worker;
  }

  /**
   * Adds work; it begins at once if there is room, and is turned away at once if its key is dead.
   *
   * @return false when closed: the work was not taken
   */
  boolean add(K key, W work) {
    Reply dead;
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      Lane<K, W> lane = lane(key);
      if (!lane.isDead(clock.instant())) {
        lane.add(worker.place(work), work, worker.size(work));
        waiting++;
        makeReady(lane);
        begin();
        return true;
      }
      dead = lane.last();
    } finally {
      lock.unlock();
    }
    worker.turnedAway(key, List.of(work), dead);
    return true;
  }

  private Lane<K, W> lane(K key) {
    if (lanes.size() > MAX_DEAD && !lanes.containsKey(key)) {
      lanes.values().removeIf(Lane::isIdle);
    }
    return lanes.computeIfAbsent(key, k -> new Lane<>(k, new Window(limits.perLane())));
  }

  private void makeReady(Lane<K, W> lane) {
    if (lane.becomesReady()) {
      ready.add(lane);
    }
  }

  private void begin() {
    boolean begun = true;
    while (begun && active < limits.total() && !ready.isEmpty()) {
      Lane<K, W> lane = ready.remove();
      begun = lane.begin().map(work -> tryToStart(lane, work)).orElse(true);
    }
  }

  /** Returns false when there is no thread for it now: it waits until something else comes. */
  private boolean tryToStart(Lane<K, W> lane, W work) {
    active++;
    waiting--;
    lane.begun(worker.size(work));
    makeReady(lane);
    try {
      threads.execute(() -> run(lane, work));
      return true;
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "no thread can be had for a delivery; it waits", e);
      active--;
      waiting++;
      lane.notBegun(worker.place(work), work, worker.size(work));
      makeReady(lane);
      return false;
    }
  }

  private void run(Lane<K, W> lane, W work) {
    Feedback feedback = Feedback.NOTHING;
    try {
      feedback = worker.run(work);
    } finally {
      end(lane, feedback);
    }
  }

  private void end(Lane<K, W> lane, Feedback feedback) {
    List<W> left;
    Instant now = clock.instant();
    boolean died;
    boolean revived;
    lock.lock();
    try {
      boolean dead = lane.isDead(now);
      boolean suspect = lane.isSuspect();
      left = lane.end(feedback, now, limits.dead());
      died = !dead && lane.isDead(now);
      revived = suspect && !lane.isSuspect();
      active--;
      waiting -= left.size();
      makeReady(lane);
      if (lane.isIdle() && !lane.isSuspect()) {
        lanes.remove(lane.key());
      }
      begin();
      if (active == 0) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
    if (died) {
      worker.died(lane.key(), now.plus(limits.dead()), lane.last());
    }
    if (revived) {
      worker.revived(lane.key());
    }
    if (!left.isEmpty()) {
      worker.turnedAway(lane.key(), left, lane.last());
    }
  }

  /** Lets dead keys be probed at once. */
  void revive() {
    lock.lock();
    try {
      Instant now = clock.instant();
      lanes.values().forEach(lane -> lane.revive(now));
    } finally {
      lock.unlock();
    }
  }

  /** Each key with work, and each that is dead or was when it was last tried. */
  List<Lane.View<K>> views() {
    lock.lock();
    try {
      Instant now = clock.instant();
      return lanes.values().stream().map(lane -> lane.view(now)).toList();
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

  /** Recipients of a key's work that has not begun. */
  int waiting(K key) {
    lock.lock();
    try {
      Lane<K, W> lane = lanes.get(key);
      return lane == null ? 0 : lane.waiting();
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
        left.addAll(lane.drain());
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
