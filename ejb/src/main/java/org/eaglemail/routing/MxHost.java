package org.eaglemail.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.eaglemail.protocol.Domain;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * A mail host and its preference, the lower the better (RFC 5321 §5.1).
 *
 * @param preference 0 to 65535
 */
record MxHost(Domain name, int preference) {
  /** The better preference first; equals in an order that is always the same. */
  static final Comparator<MxHost> BEST_FIRST =
      Comparator.comparingInt(MxHost::preference).thenComparing(host -> host.name().name());

  /** RFC 7505 §3: one record alone, and the root as its host. */
  static boolean isNullMx(List<Record> records) {
    return records.size() == 1 && ((MXRecord) records.getFirst()).getTarget().equals(Name.root);
  }

  /** The hosts of MX records. What cannot be a host's name, such as the root, is left out. */
  static List<MxHost> of(List<Record> records, Trace trace) {
    List<MxHost> hosts = new ArrayList<>();
    for (Record record : records) {
      MXRecord mx = (MXRecord) record;
      String target = mx.getTarget().toString(true);
      try {
        hosts.add(new MxHost(Domain.parse(target), mx.getPriority()));
      } catch (IllegalArgumentException e) {
        trace.decided("MX host '" + target + "' left out: not a host name");
      }
    }
    return hosts;
  }

  /**
   * Hosts of equal preference together, the best first.
   *
   * @param random RFC 5321 §5.1: a random order among equals spreads the load
   */
  static Collection<List<MxHost>> ranks(List<MxHost> hosts, RandomGenerator random) {
    TreeMap<Integer, List<MxHost>> ranks = new TreeMap<>();
    for (MxHost host : hosts) {
      ranks.computeIfAbsent(host.preference, p -> new ArrayList<>()).add(host);
    }
    ranks.values().forEach(rank -> Collections.shuffle(rank, random));
    return ranks.values();
  }
}
