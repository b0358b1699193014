package org.eaglemail.routing.dns;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Reads the message of a recursive name server as an answer. */
final class ResponseReader {

  private ResponseReader() {}

  static DnsAnswer read(Question question, Message message) {
    int code = message.getRcode();
    if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
      return new DnsAnswer.Failure(Rcode.string(code));
    }
    List<Record> records = answers(message, question.name(), question.type().code());
    if (!records.isEmpty()) {
      return new DnsAnswer.Records(records, ttl(records));
    }
    // RFC 2308 §2.1: with an alias in the answer, NXDOMAIN speaks of the alias's target.
    List<Record> aliases = answers(message, question.name(), Type.CNAME);
    if (!aliases.isEmpty()) {
      return new DnsAnswer.Alias(((CNAMERecord) aliases.getFirst()).getTarget(), ttl(aliases));
    }
    if (code == Rcode.NXDOMAIN) {
      return new DnsAnswer.NoSuchName(negativeTtl(message));
    }
    return isLame(message)
        ? new DnsAnswer.Failure("not an answer but a referral")
        : new DnsAnswer.NoData(negativeTtl(message));
  }

  /** The time to live of a set of records: the shortest, should they differ (RFC 2181 §5.2). */
  static Duration ttl(List<Record> records) {
    long shortest =
        records.stream().map(ResponseReader::ttl).min(Comparator.naturalOrder()).orElse(0L);
    return Duration.ofSeconds(shortest);
  }

  private static long ttl(Record record) {
    // RFC 2181 §8: with the most significant bit set it is to be taken as zero.
    return record.getTTL() > Integer.MAX_VALUE ? 0 : record.getTTL();
  }

  /** How long the absence of something may be believed, as the zone's SOA says (RFC 2308 §5). */
  static Duration negativeTtl(SOARecord soa) {
    return Duration.ofSeconds(Math.min(ttl(soa), soa.getMinimum()));
  }

  private static Duration negativeTtl(Message message) {
    return message.getSection(Section.AUTHORITY).stream()
        .filter(SOARecord.class::isInstance)
        .map(SOARecord.class::cast)
        .map(ResponseReader::negativeTtl)
        .findFirst()
        // RFC 2308 §5: without an SOA a negative answer is not to be cached.
        .orElse(Duration.ZERO);
  }

  /**
   * Whether the server neither knows nor asked others, so that its silence means nothing: a
   * referral (RFC 2308 §2.2), or an empty answer of one that is neither authoritative nor
   * recursive.
   */
  private static boolean isLame(Message message) {
    List<Record> authority = message.getSection(Section.AUTHORITY);
    boolean soa = authority.stream().anyMatch(SOARecord.class::isInstance);
    if (soa || message.getHeader().getFlag(Flags.AA)) {
      return false;
    }
    boolean referral = authority.stream().anyMatch(r -> r.getType() == Type.NS);
    return referral || !message.getHeader().getFlag(Flags.RA);
  }

  private static List<Record> answers(Message message, Name name, int type) {
    return message.getSection(Section.ANSWER).stream()
        .filter(r -> r.getType() == type && r.getName().equals(name))
        .toList();
  }
}
