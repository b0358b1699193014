package org.eaglemail.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;

/**
 * Tells a client why its message could not be kept: for want of room (RFC 5321 §4.2.3, 452), which
 * administrators look for in their clients' logs, or for another reason.
 */
final class StorageFailure {
  /** With less than this left, a write that failed in whatever way failed for want of room. */
  static final long NO_ROOM = 1024 * 1024;

  /** PostgreSQL's class of errors for insufficient resources; 53100 is a full disk. */
  private static final String INSUFFICIENT_RESOURCES = "53";

  private static final int MAX_CAUSES = 32;

  private StorageFailure() {}

  /**
   * The reply.
   *
   * @param cause why the message was not kept
   * @param directory on the disk where messages lie while they are received, and with the embedded
   *     database for good
   */
  static Reply reply(Throwable cause, Path directory) {
    return saysNoRoom(cause) || isFull(directory) ? Replies.STORAGE_FULL : Replies.LOCAL_ERROR;
  }

  static boolean saysNoRoom(Throwable failure) {
    Optional<Throwable> cause = Optional.of(failure);
    for (int i = 0; i < MAX_CAUSES && cause.isPresent(); i++) {
      if (isNoRoom(cause.get())) {
        return true;
      }
      cause = Optional.ofNullable(cause.get().getCause());
    }
    return false;
  }

  private static boolean isNoRoom(Throwable failure) {
    if (failure instanceof SQLException sql && sql.getSQLState() != null) {
      return sql.getSQLState().startsWith(INSUFFICIENT_RESOURCES);
    }
    // What the systems say; Java has no type for it.
    String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return failure instanceof IOException
        && (text.contains("no space left")
            || text.contains("quota exceeded")
            || text.contains("not enough space"));
  }

  private static boolean isFull(Path directory) {
    try {
      return Files.getFileStore(directory).getUsableSpace() < NO_ROOM;
    } catch (IOException unknown) {
      return false;
    }
  }
}
