package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spool.Urgency;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns<String> turns = new Turns<>();

  private void add(Urgency urgency, String sender, String... work) {
    for (String one : work) {
      turns.add(Turns.Place.of(urgency, ReversePath.parse(sender)), one);
    }
  }

  private List<String> all() {
    List<String> all = new ArrayList<>();
    for (Optional<String> next = turns.next(); next.isPresent(); next = turns.next()) {
      all.add(next.get());
    }
    assertThat(turns.isEmpty()).isTrue();
    return all;
  }

  @Test
  void sendersTakeTurnsSoThatAListKeepsNobodyWaiting() {
    add(Urgency.NORMAL, "list@list.test", "l1", "l2", "l3", "l4");
    add(Urgency.NORMAL, "alice@alice.test", "a1");
    add(Urgency.NORMAL, "bob@bob.test", "b1", "b2");

    assertThat(all()).containsExactly("l1", "a1", "b1", "l2", "b2", "l3", "l4");
  }

  /** Variable envelope return paths: each recipient of the list has a sender of his own. */
  @Test
  void aListOfManySendersHasOneTurn() {
    add(Urgency.NORMAL, "list-1=b@lists.test", "l1");
    add(Urgency.NORMAL, "list-2=b@lists.test", "l2");
    add(Urgency.NORMAL, "list+3@lists.test", "l3");
    add(Urgency.NORMAL, "dora@lists.test", "d1");
    add(Urgency.NORMAL, "alice@home.test", "a1");

    assertThat(all()).containsExactly("l1", "a1", "d1", "l2", "l3");
  }

  @Test
  void theUrgentComesFirst() {
    add(Urgency.LOW, "list@list.test", "l1");
    add(Urgency.NORMAL, "alice@alice.test", "a1");
    add(Urgency.HIGH, "bob@bob.test", "b1", "b2");

    assertThat(all()).containsExactly("b1", "b2", "a1", "l1");
  }

  @Test
  void theLessUrgentDoesNotWaitForEver() {
    for (int i = 0; i < 200; i++) {
      add(Urgency.HIGH, "bob@bob.test", "high");
      add(Urgency.NORMAL, "alice@alice.test", "normal");
      add(Urgency.LOW, "list@list.test", "low");
    }
    List<String> first = all().subList(0, 64);

    assertThat(first.stream().filter("high"::equals)).hasSize(56);
    assertThat(first.stream().filter("normal"::equals)).hasSize(7);
    assertThat(first.stream().filter("low"::equals)).hasSize(1);
  }

  @Test
  void whatIsDrainedIsGone() {
    add(Urgency.LOW, "list@list.test", "l1", "l2");
    add(Urgency.HIGH, "bob@bob.test", "b1");

    assertThat(turns.drain()).containsExactlyInAnyOrder("l1", "l2", "b1");
    assertThat(turns.next()).isEmpty();
  }
}
