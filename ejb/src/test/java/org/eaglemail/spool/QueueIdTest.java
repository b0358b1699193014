package org.eaglemail.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueIdTest {
  @Test
  void hasAtLeastEightDigits() {
    assertThat(new QueueId(0)).hasToString("00000000");
    assertThat(new QueueId(500)).hasToString("000000FM");
    assertThat(new QueueId(Long.MAX_VALUE)).hasToString("7ZZZZZZZZZZZZ");
  }

  @Test
  void readsWhatItWrote() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      QueueId id = new QueueId(random.nextLong() >>> (1 + random.nextInt(62)));
      assertThat(QueueId.parse(id.toString())).as("seed %d", seed).isEqualTo(id);
      assertThat(QueueId.parse(id.toString().toLowerCase(java.util.Locale.ROOT))).isEqualTo(id);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "FM", "0000000I", "0000000U", "ZZZZZZZZZZZZZ", "../../etc", "00000000000000"})
  void refusesWhatIsNone(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> QueueId.parse(text));
  }
}
