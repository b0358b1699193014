package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.settings.ConcurrencyStep;
import org.eaglemail.spool.Urgency;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration DEAD = Duration.ofMinutes(5);
  private static final Feedback REFUSED =
      new Feedback.Unreached(reply(421, "4.4.1", "Connection refused"));
  private static final Executor VIRTUAL = work -> Thread.ofVirtual().start(work);

  private final ConcurrentLinkedQueue<String> begun = new ConcurrentLinkedQueue<>();
  private static final Turns.Place ONE_PLACE = new Turns.Place(Urgency.NORMAL, "", "");

  private final ConcurrentLinkedQueue<String> away = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> changes = new ConcurrentLinkedQueue<>();
  private final Semaphore go = new Semaphore(0);
  private volatile Feedback feedback = Feedback.NOTHING;
  private volatile Instant now = Mail.ARRIVED;
  private final Clock clock =
      InstantSource.offset(() -> now, Duration.ZERO).withZone(ZoneOffset.UTC);

  private Lanes<Character, String> lanes(int perLane, int total) {
    return lanes(Window.Rules.fixed(perLane), total);
  }

  private Lanes<Character, String> lanes(Window.Rules rules, int total) {
    return new Lanes<>(new Lanes.Limits(rules, total, DEAD), VIRTUAL, clock, new Work());
  }

  private final class Work implements Lanes.Worker<Character, String> {
    @Override
    public Turns.Place place(String work) {
      return ONE_PLACE;
    }

    @Override
    public int size(String work) {
      return 1;
    }

    @Override
    public Feedback run(String work) {
      begun.add(work);
      go.acquireUninterruptibly();
      return feedback;
    }

    @Override
    public void turnedAway(Character key, List<String> work, Reply last) {
      work.forEach(one -> away.add(one + ": " + last.text()));
    }

    @Override
    public void died(Character key, Instant until, Reply last) {
      changes.add(key + " dead until " + until);
    }

    @Override
    public void revived(Character key) {
      changes.add(key + " revived");
    }
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

  /** As when the system has no more: nothing is lost by it, and nothing counts as under way. */
  @Test
  void whatHasNoThreadNowWaits() throws InterruptedException {
    AtomicInteger refused = new AtomicInteger();
    Executor scarce =
        work -> {
          if (refused.getAndIncrement() < 2) {
            throw new OutOfMemoryError("unable to create native thread");
          }
          VIRTUAL.execute(work);
        };
    Lanes<Character, String> lanes =
        new Lanes<>(new Lanes.Limits(Window.Rules.fixed(2), 3, DEAD), scarce, clock, new Work());
    go.release(3);

    add(lanes, "a1", "a2");
    assertThat(lanes.active()).isZero();
    assertThat(lanes.waiting()).isEqualTo(2);
    assertThat(lanes.waiting('a')).isEqualTo(2);
    add(lanes, "b1");

    awaitBegun("a1", "a2", "b1");
    assertThat(lanes.awaitIdle(LONG)).isTrue();
    assertThat(lanes.waiting('a')).isZero();
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
    Consumer<Integer> work =
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
        };
    Lanes<Integer, Integer> lanes =
        new Lanes<>(
            new Lanes.Limits(Window.Rules.fixed(3), 7, DEAD), VIRTUAL, clock, new Counting(work));

    for (int i = 0; i < 5000; i++) {
      int key = random.nextInt(9);
      lanes.add(key, key);
    }

    assertThat(lanes.awaitIdle(LONG)).isTrue();
    assertThat(done).hasValue(5000);
    assertThat(broken).as("seed %d", seed).isEmpty();
  }

  private record Counting(Consumer<Integer> work) implements Lanes.Worker<Integer, Integer> {
    @Override
    public Turns.Place place(Integer key) {
      return ONE_PLACE;
    }

    @Override
    public int size(Integer key) {
      return 1;
    }

    @Override
    public Feedback run(Integer key) {
      work.accept(key);
      return Feedback.NOTHING;
    }

    @Override
    public void turnedAway(Integer key, List<Integer> work, Reply last) {
      throw new IllegalStateException("nothing failed");
    }
  }

  @Test
  void aDeadKeyTurnsItsWorkAwayUntilAProbeSucceeds() throws InterruptedException {
    Lanes<Character, String> lanes =
        lanes(new Window.Rules(2, 4, ConcurrencyStep.ONE, ConcurrencyStep.ONE, 1), 10);
    feedback = REFUSED;
    add(lanes, "a1", "a2", "a3", "a4", "b1");
    awaitBegun("a1", "a2", "b1");
    go.release(3);
    await().untilAsserted(() -> assertThat(away).contains("a4: 421 4.4.1 Connection refused"));
    assertThat(lanes.awaitIdle(LONG)).isTrue();
    add(lanes, "a5");
    assertThat(away).anyMatch(one -> one.startsWith("a5"));
    assertThat(lanes.waiting()).isZero();
    assertThat(lanes.views())
        .filteredOn(view -> view.key() == 'a')
        .singleElement()
        .satisfies(view -> assertThat(view.window()).isZero())
        .satisfies(view -> assertThat(view.deadUntil()).contains(Mail.ARRIVED.plus(DEAD)));

    now = Mail.ARRIVED.plus(DEAD);
    feedback = Feedback.REACHED;
    begun.clear();
    add(lanes, "a6", "a7", "a8");
    awaitBegun("a6");
    assertThat(lanes.waiting()).isEqualTo(2);
    go.release(1);
    awaitBegun("a6", "a7", "a8");
    go.release(2);
    assertThat(lanes.awaitIdle(LONG)).isTrue();
    assertThat(lanes.views()).noneMatch(view -> view.key() == 'a');
    assertThat(changes)
        .filteredOn(change -> change.startsWith("a"))
        .containsExactly("a dead until " + Mail.ARRIVED.plus(DEAD), "a revived");
  }

  @Test
  void aProbeThatFailsKeepsTheKeyDead() {
    Lanes<Character, String> lanes =
        lanes(new Window.Rules(1, 4, ConcurrencyStep.ONE, ConcurrencyStep.ONE, 1), 10);
    feedback = REFUSED;
    go.release(2);
    add(lanes, "a1");
    await().until(() -> lanes.views().stream().anyMatch(view -> view.deadUntil().isPresent()));
    now = Mail.ARRIVED.plus(DEAD);
    add(lanes, "a2");

    await()
        .untilAsserted(
            () ->
                assertThat(lanes.views())
                    .singleElement()
                    .satisfies(v -> assertThat(v.deadUntil()).contains(now.plus(DEAD))));
    lanes.revive();
    feedback = Feedback.REACHED;
    go.release();
    add(lanes, "a3");
    await().until(() -> begun.contains("a3"));
  }

  private static AtomicInteger counter(Map<Integer, AtomicInteger> counters, int key) {
    return counters.computeIfAbsent(key, k -> new AtomicInteger());
  }
}
