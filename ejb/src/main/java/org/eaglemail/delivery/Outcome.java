package org.eaglemail.delivery;

import java.util.List;
import java.util.Optional;
import org.eaglemail.addressing.Expansion;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.Verdict;

/** What became of a recipient in one try. */
public sealed interface Outcome {

  /**
   * The next server took it.
   *
   * @param unreported whether that server may not tell the sender what he asked to hear, so that we
   *     tell him where it went (RFC 3461 §5.2.2, RFC 2852 §4.1.3)
   */
  record Delivered(Destination remote, Reply reply, boolean unreported) implements Outcome {
    /** With no more to tell. */
    public Delivered(Destination remote, Reply reply) {
      this(remote, reply, false);
    }
  }

  /**
   * Its mailbox is here: the message was held, or for later, or the domain became ours after it was
   * queued. The copies are put there when the outcome is recorded.
   *
   * @param accounts the primary keys of those behind the address, at least one
   */
  record Local(List<Long> accounts) implements Outcome {
    public Local {
      accounts = List.copyOf(accounts);
    }

    /** One account alone. */
    public Local(long account) {
      this(List.of(account));
    }
  }

  /**
   * Others stand behind it, not all of them with mailboxes here: an alias, a list or a forward came
   * between after it was queued. They are given the message when the outcome is recorded.
   */
  record Expanded(Expansion expansion) implements Outcome {}

  /** The administrator wants it to go nowhere: it counts as delivered, and nobody is told. */
  record Discarded(String reason) implements Outcome {}

  /** The administrator wants it to wait until he releases it. */
  record Held(String reason) implements Outcome {}

  /**
   * A later try may help.
   *
   * @param remote the server that was asked, if one was
   * @param reply what it said, or what happened
   * @param local true when the words are our own: that server did not say them
   */
  record Deferred(Optional<Destination> remote, Reply reply, boolean local) implements Outcome {
    /** In the words of that server, or our own if there was none. */
    public Deferred(Optional<Destination> remote, Reply reply) {
      this(remote, reply, remote.isEmpty());
    }
  }

  /**
   * A later try will not help.
   *
   * @param remote the server that was asked, if one was
   * @param reply what it said, or what happened
   * @param local true when the words are our own: that server did not say them
   */
  record Failed(Optional<Destination> remote, EnhancedStatus status, Reply reply, boolean local)
      implements Outcome {
    /** In the words of that server, or our own if there was none. */
    public Failed(Optional<Destination> remote, EnhancedStatus status, Reply reply) {
      this(remote, status, reply, remote.isEmpty());
    }

    /** A failure with the status that the reply carries, or else none in particular. */
    public static Failed of(Optional<Destination> remote, Reply reply) {
      return of(remote, reply, remote.isEmpty());
    }

    /** The same, and whose words they are. */
    public static Failed of(Optional<Destination> remote, Reply reply, boolean local) {
      return new Failed(remote, reply.status().orElse(OTHER), reply, local);
    }
  }

  /**
   * The try ended in a fault of our own. A few of them, and it is held for somebody to look at.
   *
   * @param what for administrators: the fault in one line
   */
  record Faulty(String what) implements Outcome {}

  /** RFC 3463 §3.1: nothing more is known. */
  EnhancedStatus OTHER = new EnhancedStatus(5, 0, 0);

  /** RFC 2852 §4.1.4: not delivered by the time that its sender gave. */
  Failed OVERDUE =
      Failed.of(
          Optional.empty(),
          Reply.reply(554, "5.4.7", "The time to deliver by, which the sender gave, has passed"));

  /** What it means for a recipient that the message, or he, was refused there. */
  static Outcome refused(Destination remote, Verdict verdict) {
    Reply reply = verdict.reply();
    return switch (Hope.after(verdict, remote)) {
      case NONE -> Failed.of(Optional.of(remote), reply, verdict.local());
      case LATER, OUR_SETTINGS -> new Deferred(Optional.of(remote), reply, verdict.local());
    };
  }
}
