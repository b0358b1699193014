package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.eaglemail.protocol.smtp.Replies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Want of room is told from other faults, however deep it lies. */
class StorageFailureTest {
  @TempDir private Path directory;

  @Test
  void findsAFullDisk() {
    IOException full = new IOException("No space left on device");
    assertThat(StorageFailure.reply(full, directory)).isEqualTo(Replies.STORAGE_FULL);
    assertThat(StorageFailure.saysNoRoom(new IllegalStateException(new RuntimeException(full))))
        .isTrue();
    assertThat(StorageFailure.saysNoRoom(new IOException("Disk quota exceeded"))).isTrue();
  }

  @Test
  void findsAFullDatabase() {
    SQLException full = new SQLException("could not extend file", "53100");
    assertThat(StorageFailure.saysNoRoom(new IllegalStateException(full))).isTrue();
    assertThat(StorageFailure.saysNoRoom(new SQLException("deadlock", "40001"))).isFalse();
  }

  @Test
  void otherFaultsAreNotItsFault() {
    assertThat(StorageFailure.reply(new IOException("connection reset"), directory))
        .isEqualTo(Replies.LOCAL_ERROR);
    assertThat(StorageFailure.saysNoRoom(new IllegalStateException("no space left"))).isFalse();
  }

  @Test
  void endsOnCausesThatGoInCircles() {
    RuntimeException one = new RuntimeException("one");
    one.initCause(new RuntimeException("two", one));
    assertThat(StorageFailure.saysNoRoom(one)).isFalse();
  }
}
