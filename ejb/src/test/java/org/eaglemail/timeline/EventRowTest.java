package org.eaglemail.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventRowTest {
  private static List<String> kept(List<String> said) {
    TimelineEvent event = TimelineEvent.of(1, Instant.EPOCH, EventKind.FAILED, "no");
    return new EventRow(event.over("", "", said)).event().dialogue();
  }

  /** The host that was asked last is the one that decided. */
  @Test
  void ofALongDialogueTheEndIsKept() {
    List<String> said =
        IntStream.range(0, 1000).mapToObj(i -> "< 451 4.3.0 line " + (1000 + i)).toList();

    List<String> kept = kept(said);

    assertThat(kept.getFirst()).isEqualTo("…");
    List<String> lines = kept.subList(1, kept.size());
    assertThat(lines).hasSizeGreaterThan(700);
    assertThat(lines).isEqualTo(said.subList(said.size() - lines.size(), said.size()));
    assertThat(String.join("\n", kept)).hasSizeLessThanOrEqualTo(16_000);
  }

  @Test
  void aShortDialogueIsKeptWhole() {
    assertThat(kept(List.of("> QUIT", "< 221 bye"))).containsExactly("> QUIT", "< 221 bye");
    assertThat(kept(List.of())).isEmpty();
  }
}
