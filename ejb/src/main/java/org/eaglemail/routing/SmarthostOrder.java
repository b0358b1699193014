package org.eaglemail.routing;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Puts the servers of a transport into the order of a try. */
final class SmarthostOrder {
  private record Drawn(Smarthost host, double lot) {}

  private static final Comparator<Drawn> ORDER =
      Comparator.<Drawn>comparingInt(drawn -> drawn.host().priority())
          .thenComparingDouble(Drawn::lot);

  private SmarthostOrder() {}

  /** The better priority first; among equals by lot, each as often as its weight says. */
  static List<Smarthost> of(List<Smarthost> hosts, RandomGenerator random) {
    return hosts.stream()
        // The smallest of exponential variates is this one's in proportion to its rate.
        .map(host -> new Drawn(host, random.nextExponential() / host.weight()))
        .sorted(ORDER)
        .map(Drawn::host)
        .toList();
  }
}
