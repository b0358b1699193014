package org.eaglemail.ra.inbound;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The sessions of an activation, no more than the limit at once, each on a thread of its own. The
 * first {@value #SYSTEM_THREADS} at once get a thread of the system, which may call into the
 * container itself; those beyond get a virtual one, which costs next to nothing while it waits, but
 * has to hand each call over ({@link ContainerThreads}).
 */
final class Sessions {

  /** After the sockets are closed, only calls into the application are still under way. */
  private static final Duration LAST_CALLS = Duration.ofSeconds(5);

  /** Sessions at once on threads of the system: half the work of those on virtual threads. */
  static final int SYSTEM_THREADS = 256;

  private final int limit;
  private final ClientCounts clients;
  private final Semaphore room;
  private final Set<LiveSession> live = ConcurrentHashMap.newKeySet();
  private final ThreadFactory threads;
  private final Semaphore systemRoom = new Semaphore(SYSTEM_THREADS);
  private volatile boolean draining;

  /**
   * What became of the sessions at the end.
   *
   * @param asked those that were under way when the drain began
   * @param cut of these, those whose socket had to be closed under them
   * @param left of these, those that did not even end then
   */
  record Drained(int asked, int cut, int left) {}

  /**
   * @param name of their threads, a number following
   * @param perClient the most of one client at once; 0 for no limit
   */
  Sessions(String name, int limit, int perClient) {
    this.clients = new ClientCounts(perClient);
    this.limit = limit;
    this.room = new Semaphore(limit);
    this.threads = Threads.virtual(name);
  }

  /** Who has how many of them. */
  ClientCounts clients() {
    return clients;
  }

  /** Reserves room for one more; false, at once, when there is none. */
  boolean reserve() {
    return room.tryAcquire();
  }

  /** Gives back room that was reserved and not used. */
  void release() {
    room.release();
  }

  /** Begins a session in the room reserved for it. */
  void begin(LiveSession session) {
    live.add(session);
    if (systemRoom.tryAcquire()) {
      ContainerThreads.begin(() -> serveOnSystemThread(session));
    } else {
      threads.newThread(() -> serve(session)).start();
    }
    if (draining) {
      session.drain();
    }
  }

  private void serveOnSystemThread(LiveSession session) {
    try {
      serve(session);
    } finally {
      systemRoom.release();
    }
  }

  private void serve(LiveSession session) {
    try {
      session.run();
    } finally {
      live.remove(session);
      room.release();
    }
  }

  /** Cuts off those whose client has stopped reading. */
  void cutStalled() {
    live.forEach(LiveSession::cutIfStalled);
  }

  /**
   * Ends all: asks them first, and cuts off those that have not ended within {@code patience}.
   * Threads are never interrupted: that would close a database file under another's feet.
   */
  Drained drain(Duration patience) throws InterruptedException {
    draining = true;
    int asked = live.size();
    live.forEach(LiveSession::drain);
    if (allEnd(patience)) {
      return new Drained(asked, 0, 0);
    }
    int cut = live.size();
    live.forEach(LiveSession::cut);
    return new Drained(asked, cut, allEnd(LAST_CALLS) ? 0 : live.size());
  }

  // All room is free when no session is left.
  private boolean allEnd(Duration patience) throws InterruptedException {
    boolean ended = room.tryAcquire(limit, patience.toNanos(), TimeUnit.NANOSECONDS);
    if (ended) {
      room.release(limit);
    }
    return ended;
  }
}
