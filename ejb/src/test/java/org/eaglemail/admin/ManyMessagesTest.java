package org.eaglemail.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.eaglemail.spool.QueueId;
import org.junit.jupiter.api.Test;

/** A change to 2500 messages of two recipients each, a thousand at a time. */
class ManyMessagesTest {
  private static final int MESSAGES = 2500;
  private static final int AT_ONCE = 1000;

  private final Set<Long> changed = new HashSet<>();
  private LongPredicate failing = key -> false;
  private int transactions;

  private List<QueueId> next(long after) {
    return LongStream.rangeClosed(1, MESSAGES)
        .filter(key -> key > after)
        .limit(AT_ONCE)
        .mapToObj(QueueId::new)
        .toList();
  }

  private int changeAll(List<QueueId> some) {
    transactions++;
    if (some.stream().mapToLong(QueueId::key).anyMatch(failing)) {
      throw new IllegalStateException("rolled back");
    }
    some.forEach(id -> assertThat(changed.add(id.key())).isTrue());
    return 2 * some.size();
  }

  private ManyMessages all() {
    return new ManyMessages(this::next, this::changeAll);
  }

  @Test
  void allOfThemAreChanged() {
    assertThat(all().change()).isEqualTo(new QueueChange(MESSAGES, 2 * MESSAGES, 0));
    assertThat(changed).hasSize(MESSAGES);
    assertThat(transactions).isEqualTo(3);
  }

  @Test
  void oneThatFailsKeepsNoOtherFromBeingChanged() {
    failing = key -> key == 1300;

    assertThat(all().change()).isEqualTo(new QueueChange(MESSAGES - 1, 2 * MESSAGES - 2, 1));
    assertThat(changed).hasSize(MESSAGES - 1).doesNotContain(1300L);
  }

  @Test
  void eachIsChangedByItself() {
    failing = key -> key == 1300;

    assertThat(all().changeEach()).isEqualTo(new QueueChange(MESSAGES - 1, 2 * MESSAGES - 2, 1));
    assertThat(transactions).isEqualTo(MESSAGES);
  }

  @Test
  void whenTooManyFailItGivesUp() {
    failing = key -> true;

    assertThatThrownBy(() -> all().change())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("rolled back");
    assertThat(transactions).isEqualTo(1 + ManyMessages.MAX_FAILED + 1);
  }
}
