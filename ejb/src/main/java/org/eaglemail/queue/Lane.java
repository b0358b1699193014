package org.eaglemail.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eaglemail.protocol.smtp.Reply;
import org.jspecify.annotations.Nullable;

/**
 * The work of one key: what waits, how much is under way, how much may be. Guarded by the lanes.
 */
final class Lane<K, W> {
  private final K key;
  private final Window window;
  private final Turns<W> work = new Turns<>();
  private int active;
  private int waiting;
  private boolean ready;
  private @Nullable Instant deadUntil;
  private @Nullable Reply last;

  Lane(K key, Window window) {
    this.key = key;
    this.window = window;
  }

  /**
   * What can be seen of it from outside.
   *
   * @param deadUntil until then nothing is begun; empty when it works
   * @param last what was said when it did not work last
   */
  record View<K>(
      K key,
      int active,
      int waiting,
      int window,
      Optional<Instant> deadUntil,
      Optional<Reply> last) {}

  View<K> view(Instant now) {
    return new View<>(
        key,
        active,
        work.size(),
        isDead(now) ? 0 : window.size(),
        Optional.ofNullable(deadUntil).filter(now::isBefore),
        Optional.ofNullable(last));
  }

  K key() {
    return key;
  }

  /**
   * Adds a piece.
   *
   * @param recipients how many it is for
   */
  void add(Turns.Place place, W one, int recipients) {
    work.add(place, one);
    waiting += recipients;
  }

  /** Recipients of what waits. */
  int waiting() {
    return waiting;
  }

  /** A piece for so many was taken out to be begun. */
  void begun(int recipients) {
    waiting -= recipients;
  }

  /** Whether it has just become one that work may begin in; then the caller must see to that. */
  boolean becomesReady() {
    if (ready || work.isEmpty() || active >= window.size()) {
      return false;
    }
    ready = true;
    return true;
  }

  /** Takes the next piece out, to be begun; empty when none may begin any more. */
  Optional<W> begin() {
    ready = false;
    if (active >= window.size()) {
      return Optional.empty();
    }
    Optional<W> next = work.next();
    active += next.isPresent() ? 1 : 0;
    return next;
  }

  /** A piece that was to be begun was not: it waits again. */
  void notBegun(Turns.Place place, W one, int recipients) {
    active--;
    add(place, one, recipients);
  }

  /**
   * A piece ended.
   *
   * @param deadFor how long it is left alone when it is dead by this
   * @return what waited, when it is dead by this
   */
  List<W> end(Feedback feedback, Instant now, Duration deadFor) {
    active--;
    switch (feedback) {
      case Feedback.Nothing nothing -> {}
      case Feedback.Reached reached -> {
        deadUntil = null;
        window.reached(active + 1);
      }
      case Feedback.Unreached(Reply reply) -> {
        last = reply;
        if (!isDead(now) && window.unreached()) {
          deadUntil = now.plus(deadFor);
          window.probe();
          return drain();
        }
      }
    }
    return List.of();
  }

  boolean isDead(Instant now) {
    return deadUntil != null && now.isBefore(deadUntil);
  }

  /** What a dead one said last. */
  Reply last() {
    return Objects.requireNonNull(last);
  }

  /** Lets it be probed at once. */
  void revive(Instant now) {
    if (isDead(now)) {
      deadUntil = now;
    }
  }

  /** Nothing is in it. */
  boolean isIdle() {
    return active == 0 && work.isEmpty();
  }

  /** It did not work last: that is worth remembering. */
  boolean isSuspect() {
    return deadUntil != null;
  }

  /** Takes all out that waits. */
  List<W> drain() {
    waiting = 0;
    return work.drain();
  }
}
