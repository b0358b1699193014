package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.eaglemail.spool.QueuedRecipient;
import org.junit.jupiter.api.Test;

class HoldingsTest {
  private static final Instant END = Instant.parse("2026-11-24T12:00:00Z");

  private final Holdings holdings = new Holdings(8);

  private static List<QueuedRecipient> recipients(int from, int to) {
    return Mail.recipients(from, to);
  }

  @Test
  void takesAllOrNone() {
    assertThat(holdings.take(recipients(1, 6), END)).isTrue();
    assertThat(holdings.take(recipients(7, 9), END)).isFalse();
    assertThat(holdings.size()).isEqualTo(6);
    assertThat(holdings.take(recipients(7, 8), END)).isTrue();
    assertThat(holdings.room()).isZero();
  }

  @Test
  void aLongListLeavesAQuarterToOthers() {
    Holdings large = new Holdings(4 * Scan.BATCH);

    assertThat(large.take(recipients(1, 1501), END)).isFalse();
    assertThat(large.take(recipients(1, 1500), END)).isTrue();
    assertThat(large.take(recipients(1501, 2000), END)).isTrue();
  }

  @Test
  void tellsWhenRoomIsNoLongerScarce() {
    assertThat(holdings.take(recipients(1, 6), END)).isTrue();
    assertThat(holdings.isScarce()).isFalse();
    assertThat(holdings.take(recipients(7, 8), END)).isTrue();
    assertThat(holdings.isScarce()).isTrue();

    assertThat(holdings.drop(recipients(1, 1))).isFalse();
    assertThat(holdings.drop(recipients(2, 2))).isTrue();
    assertThat(holdings.drop(recipients(3, 3))).isFalse();
  }

  @Test
  void knowsWhichLeasesEnd() {
    assertThat(holdings.take(recipients(1, 2), END)).isTrue();
    assertThat(holdings.take(recipients(3, 3), END.plusSeconds(60))).isTrue();

    assertThat(holdings.endingBefore(END.plusSeconds(1))).containsExactlyInAnyOrder(1L, 2L);
    holdings.drop(recipients(2, 2));
    holdings.renewed(List.of(1L, 2L), END.plusSeconds(90));
    assertThat(holdings.endingBefore(END.plusSeconds(80))).containsExactly(3L);
    assertThat(holdings.size()).isEqualTo(2);
  }
}
