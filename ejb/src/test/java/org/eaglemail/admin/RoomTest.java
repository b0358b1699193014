package org.eaglemail.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RoomTest {
  private final Room room = new Room(2);

  @Test
  void oneMoreThanThereIsRoomForIsRefused() {
    assertThat(room.<String>ask(() -> room.ask(() -> "both"))).isEqualTo("both");
    assertThatThrownBy(() -> room.ask(() -> room.ask(() -> room.ask(() -> "third"))))
        .isInstanceOf(TooManyProbes.class);
  }

  @Test
  void whoFailsMakesRoomAgain() {
    for (int n = 0; n < 3; n++) {
      assertThatThrownBy(() -> room.ask(() -> fail("no DNS")))
          .isInstanceOf(IllegalStateException.class);
    }

    assertThat(room.<String>ask(() -> "still here")).isEqualTo("still here");
  }

  private static String fail(String why) {
    throw new IllegalStateException(why);
  }
}
