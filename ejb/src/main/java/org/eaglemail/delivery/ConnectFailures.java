package org.eaglemail.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.Verdict;

/** The hosts with which no session came about, and what that means in the end. */
final class ConnectFailures {
  private record Failure(Destination host, Verdict verdict) {
    boolean isForGood() {
      return Hope.after(verdict, host) == Hope.NONE;
    }
  }

  private final List<Failure> failures = new ArrayList<>();

  void add(Destination host, Verdict verdict) {
    failures.add(new Failure(host, verdict));
  }

  /** Without hope only when none of the hosts leaves any. */
  Outcome outcome() {
    Optional<Failure> passing =
        failures.stream().filter(failure -> !failure.isForGood()).reduce((a, b) -> b);
    Failure last = passing.orElse(failures.getLast());
    return passing.isEmpty()
        ? Outcome.Failed.of(
            Optional.of(last.host()), last.verdict().reply(), last.verdict().local())
        : new Outcome.Deferred(
            Optional.of(last.host()), last.verdict().reply(), last.verdict().local());
  }
}
