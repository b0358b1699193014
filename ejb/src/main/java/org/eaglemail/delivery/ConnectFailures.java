package org.eaglemail.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Destination;

/** The hosts with which no session came about, and what that means in the end. */
final class ConnectFailures {
  /** RFC 7504 §3: this host takes no mail, now or later. */
  private static final int TAKES_NO_MAIL = 521;

  /**
   * @param local true when the words are our own
   */
  private record Failure(Destination host, Reply reply, boolean local) {
    /** Our own words are chosen with care: 5yz is for what that host does not do. */
    boolean isForGood() {
      return reply.code() == TAKES_NO_MAIL || (local && reply.isPermanent());
    }
  }

  private final List<Failure> failures = new ArrayList<>();

  /**
   * @param local true when the words are our own, because nothing came from that host
   */
  void add(Destination host, Reply reply, boolean local) {
    failures.add(new Failure(host, reply, local));
  }

  /**
   * As Postfix: a host that refuses sessions with 5yz speaks of itself and perhaps of this hour,
   * not of the recipients, so they are deferred; unless all of the hosts say that they never take
   * mail, or lack what the message may not go without.
   */
  Outcome outcome() {
    Optional<Failure> passing =
        failures.stream().filter(failure -> !failure.isForGood()).reduce((a, b) -> b);
    Failure last = passing.orElse(failures.getLast());
    return passing.isEmpty()
        ? Outcome.Failed.of(Optional.of(last.host()), last.reply(), last.local())
        : new Outcome.Deferred(Optional.of(last.host()), last.reply(), last.local());
  }
}
