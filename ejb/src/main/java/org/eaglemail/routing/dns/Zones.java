package org.eaglemail.routing.dns;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.Name;

/** Zones that come before the name servers: what such a zone does not have, does not exist. */
final class Zones implements Dns {
  private final Map<Name, Zone> byApex = new HashMap<>();
  private final Dns others;

  /**
   * @param zones each with its own apex
   * @param others is asked for names in none of them
   */
  Zones(Collection<Zone> zones, Dns others) {
    this.others = others;
    for (Zone zone : zones) {
      if (byApex.put(zone.apex(), zone) != null) {
        throw new IllegalArgumentException("two zones " + zone.apex());
      }
    }
  }

  @Override
  public DnsReply ask(Question question) {
    return closest(question.name())
        .flatMap(zone -> zone.answer(question))
        .orElseGet(() -> others.ask(question));
  }

  private Optional<Zone> closest(Name name) {
    for (int cut = 0; cut < name.labels() && !byApex.isEmpty(); cut++) {
      Zone zone = byApex.get(new Name(name, cut));
      if (zone != null) {
        return Optional.of(zone);
      }
    }
    return Optional.empty();
  }
}
