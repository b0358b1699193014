package org.eaglemail.queue;

import org.eaglemail.protocol.smtp.Reply;

/** What a piece of work that ended tells of the place where it was done. */
sealed interface Feedback {

  /** Nothing: it did not get so far, or the fault was ours. */
  record Nothing() implements Feedback {}

  /** The place works, whatever it said of this piece. */
  record Reached() implements Feedback {}

  /**
   * The place does not work: for all of its work, not for this piece alone.
   *
   * @param last what it said, or what happened; its beginning, which is kept as long as a place is
   *     dead
   */
  record Unreached(Reply last) implements Feedback {
    public Unreached {
      last = last.brief();
    }
  }

  Feedback NOTHING = new Nothing();
  Feedback REACHED = new Reached();
}
