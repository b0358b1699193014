package org.eaglemail.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.eaglemail.spool.QueueFilter;
import org.eaglemail.spool.QueueId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueSelectionTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void aQueryIsAFilter() {
    String id = new QueueId(7).toString();
    QueueFilter filter =
        QueueSelection.parse(
                "id=" + id + "&reason=try%20later&minAge=PT4H&maxAge=P1D&maxSize=99&held=false")
            .filter(NOW);

    assertThat(filter.ids()).containsExactly(new QueueId(7));
    assertThat(filter.reason()).contains("try later");
    assertThat(filter.receivedBefore()).contains(NOW.minusSeconds(4 * 3600));
    assertThat(filter.receivedAfter()).contains(NOW.minusSeconds(24 * 3600));
    assertThat(filter.maxSize()).contains(99L);
    assertThat(filter.held()).contains(false);
    assertThat(filter.sender()).isEmpty();
  }

  @Test
  void aChangeOfAllIsSaid() {
    assertThat(QueueSelection.parse("").isAll()).isTrue();
    assertThat(QueueSelection.ALL.orAll(true)).isEqualTo(QueueSelection.ALL);
    assertThat(QueueSelection.parse("sender=").orAll(false).filter(NOW).sender()).contains("");
    assertThatThrownBy(() -> QueueSelection.ALL.orAll(false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name a filter, or all=true");
  }

  @ParameterizedTest
  @CsvSource({
    "colour=red, is no condition of a filter",
    "domain, filter: 'domain' is not name=value",
    "maxAge=1d, maxAge: '1d' is not a duration such as PT4H",
    "minSize=1K, minSize: '1K' is not a number",
    "held=yes, held: 'yes' is neither true nor false",
    "id=!, id !:",
  })
  void whatIsWrongIsNamed(String query, String message) {
    assertThatThrownBy(() -> QueueSelection.parse(query).filter(NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
