package org.eaglemail.launcher.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineOptionsTest {
  private static TimelineOptions parse(String words) {
    return TimelineOptions.parse(List.of(words.split(" ")));
  }

  @Test
  void oneMessageByItsId() {
    assertThat(parse("--user eve 000000FM"))
        .extracting(TimelineOptions::path, TimelineOptions::user)
        .containsExactly("/timeline/000000FM", "eve");
  }

  @Test
  void manyByWhatIsKnownOfThem() {
    assertThat(parse("--address a+b@c.test --from 2026-11-26T18:00:00Z --limit 5").path())
        .isEqualTo("/timeline?address=a%2Bb%40c.test&from=2026-11-26T18%3A00%3A00Z&limit=5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--address", "000000FM --to x", "--limits 5", "A B", "--url ftp://x A"})
  void whatIsNotUnderstoodIsSaid(String words) {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(words));
  }

  @Test
  void somethingHasToBeAsked() {
    assertThatIllegalArgumentException().isThrownBy(() -> TimelineOptions.parse(List.of()));
  }
}
