package org.eaglemail.routing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eaglemail.protocol.Domain;
import org.eaglemail.routing.dns.DnsAnswer;
import org.eaglemail.routing.dns.Inquiry;
import org.eaglemail.routing.dns.Question;
import org.eaglemail.routing.dns.RecordType;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Record;

/** Finds the addresses of a host. */
final class AddressLookup {
  private final Families families;
  private final RandomGenerator random;

  /**
   * @param random mixes the addresses of a family; safe for use by many threads
   */
  AddressLookup(Families families, RandomGenerator random) {
    this.families = families;
    this.random = random;
  }

  /** How many families of addresses can be reached from here. */
  int families() {
    return families.preferred().size();
  }

  /** The families take turns, so that one that does not work costs one attempt, not all of them. */
  HostAddresses find(Domain host, Inquiry inquiry) {
    List<List<InetAddress>> found = new ArrayList<>();
    Optional<String> failure = Optional.empty();
    for (RecordType family : families.order(random)) {
      switch (inquiry.find(Question.of(host, family))) {
        case DnsAnswer.Records records -> found.add(shuffled(records.records()));
        case DnsAnswer.NoData none -> {}
        // RFC 4074 §4.2: some servers deny a name for the want of an address of that family.
        case DnsAnswer.NoSuchName none -> {}
        case DnsAnswer.Failure fault -> failure = Optional.of(fault.reason());
      }
    }
    if (!found.isEmpty()) {
      return new HostAddresses.Found(Turns.inTurn(found));
    }
    return failure.<HostAddresses>map(HostAddresses.Unknown::new).orElse(new HostAddresses.None());
  }

  private List<InetAddress> shuffled(List<Record> records) {
    List<InetAddress> addresses = new ArrayList<>();
    for (Record record : records) {
      addresses.add(address(record));
    }
    Collections.shuffle(addresses, random);
    return addresses;
  }

  private static InetAddress address(Record record) {
    InetAddress named =
        record instanceof ARecord a ? a.getAddress() : ((AAAARecord) record).getAddress();
    try {
      // Without the name that the library gives it, which would show up in texts.
      return InetAddress.getByAddress(named.getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 octets", e);
    }
  }
}
