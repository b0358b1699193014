package org.eaglemail.routing.dns;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** What a zone may not hold, beyond what the syntax of a master file says. */
final class ZoneRules {
  /** DNSSEC's records may stand beside an alias (RFC 4035 §2.5). */
  private static final Set<Integer> BESIDE_ALIAS = Set.of(Type.CNAME, Type.RRSIG, Type.NSEC);

  private ZoneRules() {}

  /**
   * @throws ZoneFault for the first record that breaks a rule
   */
  static void check(String file, List<Record> records) throws ZoneFault {
    Set<Name> aliases = new HashSet<>();
    for (Record record : records) {
      if (record.getDClass() != DClass.IN) {
        throw new ZoneFault(file + ": " + record.getName() + " is not of class IN");
      }
      if (record.getType() == Type.DNAME) {
        throw new ZoneFault(file + ": " + record.getName() + " DNAME is not supported");
      }
      if (record.getType() == Type.CNAME && !aliases.add(record.getName())) {
        throw new ZoneFault(file + ": " + record.getName() + " has two CNAME records");
      }
    }
    for (Record record : records) {
      if (aliases.contains(record.getName()) && !BESIDE_ALIAS.contains(record.getType())) {
        // RFC 1034 §3.6.2.
        throw new ZoneFault(file + ": " + record.getName() + " has CNAME and other data");
      }
    }
  }
}
