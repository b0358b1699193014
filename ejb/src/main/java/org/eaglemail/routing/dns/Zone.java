package org.eaglemail.routing.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/**
 * The records of one zone, answered as an authoritative server would (RFC 1034 §4.3.2). Immutable.
 *
 * <p>The library's own class of that name is not used: it denies names between the apex and a
 * record (RFC 8020 §2), and its wildcards reach past names that exist (RFC 4592 §3.3.1).
 */
final class Zone {
  private final Name apex;
  private final String source;
  private final Duration negativeTtl;
  private final Map<Name, Map<Integer, List<Record>>> nodes = new HashMap<>();

  /**
   * @param records each at or below the apex; see {@link MasterFile}
   * @param source what to call the zone in explanations
   */
  Zone(Name apex, Collection<Record> records, String source) {
    this.apex = apex;
    this.source = source;
    this.negativeTtl =
        records.stream()
            .filter(SOARecord.class::isInstance)
            .map(SOARecord.class::cast)
            .map(ResponseReader::negativeTtl)
            .findFirst()
            .orElse(Duration.ZERO);
    nodes.put(apex, new TreeMap<>());
    records.forEach(this::add);
  }

  private void add(Record record) {
    // RFC 8020 §2: a name exists when a name below it does.
    Name name = record.getName();
    for (int depth = apex.labels() + 1; depth <= name.labels(); depth++) {
      nodes.computeIfAbsent(ancestor(name, depth), n -> new TreeMap<>());
    }
    Map<Integer, List<Record>> node = nodes.computeIfAbsent(name, n -> new TreeMap<>());
    List<Record> set = node.computeIfAbsent(record.getType(), t -> new ArrayList<>());
    if (!set.contains(record)) {
      set.add(record);
    }
  }

  Name apex() {
    return apex;
  }

  /** The answer, or empty where the zone delegates the name to others. */
  Optional<DnsReply> answer(Question question) {
    Name name = question.name();
    Name encloser = apex;
    for (int depth = apex.labels() + 1; depth <= name.labels(); depth++) {
      Name ancestor = ancestor(name, depth);
      Map<Integer, List<Record>> node = nodes.get(ancestor);
      if (node == null) {
        break;
      }
      if (node.containsKey(Type.NS)) {
        return Optional.empty();
      }
      encloser = ancestor;
    }
    return Optional.of(DnsReply.fresh(answer(question, encloser), source));
  }

  private DnsAnswer answer(Question question, Name encloser) {
    Name name = question.name();
    // RFC 4592 §3.3.1: only the wildcard right below the closest name that exists may answer.
    Map<Integer, List<Record>> node =
        encloser.equals(name)
            ? nodes.get(name)
            : nodes.get(name.wild(name.labels() - encloser.labels()));
    if (node == null) {
      return new DnsAnswer.NoSuchName(negativeTtl);
    }
    List<Record> records = node.get(question.type().code());
    if (records != null) {
      return new DnsAnswer.Records(records, ResponseReader.ttl(records));
    }
    List<Record> aliases = node.get(Type.CNAME);
    return aliases == null
        ? new DnsAnswer.NoData(negativeTtl)
        : new DnsAnswer.Alias(
            ((CNAMERecord) aliases.getFirst()).getTarget(), ResponseReader.ttl(aliases));
  }

  private static Name ancestor(Name name, int depth) {
    return new Name(name, name.labels() - depth);
  }
}
