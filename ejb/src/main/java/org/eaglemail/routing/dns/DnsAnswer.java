package org.eaglemail.routing.dns;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** What DNS said to a {@link Question}. */
public sealed interface DnsAnswer {

  /** How long the answer may be used again; zero for a failure. */
  Duration ttl();

  /** An answer that is not an alias, so there is no more to ask. */
  sealed interface Final extends DnsAnswer {}

  /**
   * The records asked for.
   *
   * @param records at least one, of the type asked for
   */
  record Records(List<Record> records, Duration ttl) implements Final {
    public Records {
      records = List.copyOf(records);
      if (records.isEmpty()) {
        throw new IllegalArgumentException("no records is NoData");
      }
    }

    @Override
    public String toString() {
      return records.stream().map(Record::rdataToString).collect(Collectors.joining(", "));
    }
  }

  /** The name is an alias: ask for the target (RFC 1034 §3.6.2). */
  record Alias(Name target, Duration ttl) implements DnsAnswer {
    @Override
    public String toString() {
      return "alias of " + target.toString(true);
    }
  }

  /** The name exists, but not with a record of this type (RFC 2308 §2.2). */
  record NoData(Duration ttl) implements Final {
    @Override
    public String toString() {
      return "no such record";
    }
  }

  /** The name does not exist (RFC 2308 §2.1). */
  record NoSuchName(Duration ttl) implements Final {
    @Override
    public String toString() {
      return "no such name";
    }
  }

  /**
   * Nobody gave an answer that can be relied on: a later try may. Never a reason to bounce.
   *
   * @param reason what happened, fit for the queue and for a notification
   */
  record Failure(String reason) implements Final {
    @Override
    public Duration ttl() {
      return Duration.ZERO;
    }

    @Override
    public String toString() {
      return "temporary failure: " + reason;
    }
  }
}
