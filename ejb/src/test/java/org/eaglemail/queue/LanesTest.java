package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.eaglemail.spool.Urgency;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final ThreadFactory VIRTUAL = Thread.ofVirtual().factory();

  private final ConcurrentLinkedQueue<String> begun = new ConcurrentLinkedQueue<>();
  private static final Turns.Place ONE_PLACE = new Turns.Place(Urgency.NORMAL, "");

  private final Semaphore go = new Semaphore(0);

  private Lanes<Character, String> lanes(int perLane, int total) {
    return new Lanes<>(perLane, total, VIRTUAL, work -> ONE_PLACE, this::work);
  }

  private void work(String work) {
    begun.add(work);
    go.acquireUninterruptibly();
  }

  private static void add(Lanes<Character, String> lanes, String... work) {
    for (String one : work) {
      assertThat(lanes.add(one.charAt(0), one)).isTrue();
    }
  }

  private void awaitBegun(String... work) {
    await().untilAsserted(() -> assertThat(begun).containsExactlyInAnyOrder(work));
  }

  @Test
  void aLaneDoesOnlySoMuchAtOnce() throws InterruptedException {
    Lanes<Character, String> lanes = lanes(2, 10);
    add(lanes, "a1", "a2", "a3", "a4");
    awaitBegun("a1", "a2");
    assertThat(lanes.active()).isEqualTo(2);
    assertThat(lanes.waiting()).isEqualTo(2);

    go.release();
    awaitBegun("a1", "a2", "a3");

    go.release(3);
    assertThat(lanes.awaitIdle(LONG)).isTrue();
    assertThat(begun).hasSize(4);
    assertThat(lanes.waiting()).isZero();
  }

  @Test
  void aSlowDestinationLeavesRoomForOthers() {
    Lanes<Character, String> lanes = lanes(2, 3);
    add(lanes, "a1", "a2", "a3", "a4", "a5", "b1");

    awaitBegun("a1", "a2", "b1");
    go.release(6);
  }

  @Test
  void lanesTakeTurns() throws InterruptedException {
    Lanes<Character, String> lanes = lanes(1, 1);
    add(lanes, "x", "a1", "a2", "a3", "b1", "b2", "c1");
    go.release(7);

    assertThat(lanes.awaitIdle(LONG)).isTrue();
    assertThat(begun).containsExactly("x", "a1", "b1", "c1", "a2", "b2", "a3");
  }

  @Test
  void closedItBeginsNothingMoreAndGivesBackTheRest() throws InterruptedException {
    Lanes<Character, String> lanes = lanes(1, 2);
    add(lanes, "a1", "a2", "b1", "c1");
    awaitBegun("a1", "b1");

    assertThat(lanes.close()).containsExactlyInAnyOrder("a2", "c1");
    assertThat(lanes.add('d', "d1")).isFalse();
    assertThat(lanes.awaitIdle(Duration.ZERO)).isFalse();
    go.release(2);
    assertThat(lanes.awaitIdle(LONG)).isTrue();
    assertThat(begun).containsExactlyInAnyOrder("a1", "b1");
  }

  @Test
  void holdsItsLimitsUnderLoad() throws InterruptedException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Map<Integer, AtomicInteger> now = new ConcurrentHashMap<>();
    AtomicInteger inAll = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();
    Lanes<Integer, Integer> lanes =
        new Lanes<>(
            3,
            7,
            VIRTUAL,
            key -> ONE_PLACE,
            key -> {
              int mine = counter(now, key).incrementAndGet();
              int all = inAll.incrementAndGet();
              if (mine > 3 || all > 7) {
                broken.add(mine + " of " + all);
              }
              Thread.onSpinWait();
              inAll.decrementAndGet();
              counter(now, key).decrementAndGet();
              done.incrementAndGet();
            });

    for (int i = 0; i < 5000; i++) {
      int key = random.nextInt(9);
      lanes.add(key, key);
    }

    assertThat(lanes.awaitIdle(LONG)).isTrue();
    assertThat(done).hasValue(5000);
    assertThat(broken).as("seed %d", seed).isEmpty();
  }

  private static AtomicInteger counter(Map<Integer, AtomicInteger> counters, int key) {
    return counters.computeIfAbsent(key, k -> new AtomicInteger());
  }
}
