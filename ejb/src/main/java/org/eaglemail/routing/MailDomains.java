package org.eaglemail.routing;

import java.util.List;
import org.eaglemail.protocol.Domain;
import org.eaglemail.routing.dns.Dns;
import org.eaglemail.routing.dns.DnsAnswer;
import org.eaglemail.routing.dns.Inquiry;
import org.eaglemail.routing.dns.Question;
import org.eaglemail.routing.dns.RecordType;

/**
 * Whether a domain can get mail at all, so that a notification could reach who sends from it. Waits
 * for DNS, within the limits of {@link Inquiry}. For use by any thread.
 */
public final class MailDomains {
  private final Dns dns;

  /** Asks {@code dns}. */
  public MailDomains(Dns dns) {
    this.dns = dns;
  }

  /** What DNS says of a domain. */
  public enum Standing {
    /** It has a mail host, or an address (RFC 5321 §5.1). */
    REACHABLE,
    /** It says that it takes no mail (RFC 7505). */
    NULL_MX,
    /** There is no such domain, or it has neither MX nor address. */
    NONE,
    /** Nobody can tell now. */
    UNKNOWN
  }

  /** How the domain stands now. */
  public Standing of(Domain domain) {
    Inquiry inquiry = new Inquiry(dns, (question, reply) -> {}, System::nanoTime);
    return switch (inquiry.find(Question.of(domain, RecordType.MX))) {
      case DnsAnswer.Records mx ->
          MxHost.isNullMx(mx.records()) ? Standing.NULL_MX : Standing.REACHABLE;
      case DnsAnswer.NoData none -> byAddress(domain, inquiry);
      case DnsAnswer.NoSuchName none -> Standing.NONE;
      case DnsAnswer.Failure failure -> Standing.UNKNOWN;
    };
  }

  private static Standing byAddress(Domain domain, Inquiry inquiry) {
    Standing standing = Standing.NONE;
    for (RecordType family : List.of(RecordType.A, RecordType.AAAA)) {
      switch (inquiry.find(Question.of(domain, family))) {
        case DnsAnswer.Records found -> {
          return Standing.REACHABLE;
        }
        case DnsAnswer.Failure failure -> standing = Standing.UNKNOWN;
        case DnsAnswer.NoData none -> {}
        case DnsAnswer.NoSuchName none -> {}
      }
    }
    return standing;
  }
}
