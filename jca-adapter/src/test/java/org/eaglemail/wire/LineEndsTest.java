package org.eaglemail.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.eaglemail.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineEndsTest {
  static LongStream seeds() {
    return Seeds.some(200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void findsWhatALoopOverOctetsFinds(long seed) {
    Random random = new Random(seed);
    byte[] octets = new byte[random.nextInt(64)];
    random.nextBytes(octets);
    if (octets.length > 0) {
      octets[random.nextInt(octets.length)] = 0;
    }
    for (int i = 0; i < octets.length; i++) {
      if (random.nextInt(10) == 0) {
        // CR, LF and their neighbours, with and without the highest bit.
        octets[i] = (byte) ((random.nextBoolean() ? 0x80 : 0) | (9 + random.nextInt(6)));
      }
    }
    for (int from = 0; from <= octets.length; from++) {
      for (int to = from; to <= octets.length; to++) {
        assertThat(LineEnds.next(octets, from, to)).isEqualTo(slowly(octets, from, to));
        assertThat(LineEnds.nul(octets, from, to)).isEqualTo(slowlyNul(octets, from, to));
      }
    }
  }

  private static int slowly(byte[] octets, int from, int to) {
    int i = from;
    while (i < to && octets[i] != '\r' && octets[i] != '\n') {
      i++;
    }
    return i;
  }

  private static int slowlyNul(byte[] octets, int from, int to) {
    int i = from;
    while (i < to && octets[i] != 0) {
      i++;
    }
    return i;
  }
}
