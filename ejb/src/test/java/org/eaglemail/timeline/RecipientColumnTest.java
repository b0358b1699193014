package org.eaglemail.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecipientColumnTest {
  private static final int ROOM = 1000;

  private static void assertKept(String... recipients) {
    assertThat(RecipientColumn.recipients(RecipientColumn.text(List.of(recipients), ROOM)))
        .containsExactly(recipients);
  }

  @Test
  void recipientsAreReadAsTheyWereWritten() {
    assertKept();
    assertKept("a@x.test");
    assertKept("a@x.test", "b@x.test");
    assertKept("\"a,b\"@x.test", "c@x.test");
    assertKept("\"a\\\",b\"@x.test", "\"\\\\\"@x.test", "d@x.test");
  }

  @Test
  void whatHasNoRoomIsLeftOutWhole() {
    List<String> recipients = List.of("a@x.test", "b@x.test", "c@x.test");

    assertThat(RecipientColumn.text(recipients, 26)).isEqualTo("a@x.test,b@x.test,c@x.test");
    assertThat(RecipientColumn.text(recipients, 25)).isEqualTo("a@x.test,b@x.test,…");
    assertThat(RecipientColumn.text(recipients, 19)).isEqualTo("a@x.test,b@x.test,…");
    assertThat(RecipientColumn.text(recipients, 18)).isEqualTo("a@x.test,…");
  }
}
