package org.eaglemail.archive;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Reads the messages of a mailbox one after the other. For one thread. */
public interface MessageReader extends Closeable {
  /**
   * What a mailbox says about a message beside its octets.
   *
   * @param sender its reverse-path as it was noted, empty for the null sender or when it is not
   *     known
   * @param received when it arrived, if that is known
   * @param leftOut whether the mailbox marks it as thrown away
   */
  record Note(String sender, Optional<Instant> received, boolean leftOut) {}

  /**
   * Goes to the next message; what was not read of the one before is passed over.
   *
   * @return empty at the end of the mailbox
   * @throws MalformedArchiveException when there is something else than a message
   */
  Optional<Note> next() throws IOException;

  /** Reads the message to its end. To be called once after {@link #next}. */
  void copyTo(LineSink sink) throws IOException;

  /**
   * Octets of the mailbox that were read with the messages so far: there the next one begins. 0
   * where reading cannot begin in the middle.
   */
  long position();
}
