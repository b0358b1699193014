package org.eaglemail.routing;

import java.util.List;
import java.util.random.RandomGenerator;
import org.eaglemail.protocol.Domain;
import org.eaglemail.routing.dns.DnsAnswer;
import org.eaglemail.routing.dns.Inquiry;
import org.eaglemail.routing.dns.Question;
import org.eaglemail.routing.dns.RecordType;

/** Finds the mail hosts of a domain by DNS (RFC 5321 §5.1, RFC 7505). */
final class MxRouter {

  /**
   * What the search for mail hosts works with.
   *
   * @param port where other servers take mail: 25, but in a lab
   * @param random safe for use by many threads
   */
  record Parts(AddressLookup addresses, OwnHost own, int port, RandomGenerator random) {
    /** The same for servers at another port. */
    Parts at(int other) {
      return new Parts(addresses, own, other, random);
    }
  }

  /**
   * What DNS says of a domain.
   *
   * @param ours whether the domain names us among its hosts, so that a host that DNS does not name
   *     might only give its mail back to us
   */
  record Found(Route.Remote route, boolean ours) {
    static Found of(Route.Remote route) {
      return new Found(route, false);
    }
  }

  private final Parts parts;

  MxRouter(Parts parts) {
    this.parts = parts;
  }

  Found find(Domain domain, Inquiry inquiry, Trace trace) {
    return switch (inquiry.find(Question.of(domain, RecordType.MX))) {
      case DnsAnswer.Records mx when MxHost.isNullMx(mx.records()) ->
          Found.of(new Route.NullMx(domain));
      case DnsAnswer.Records mx ->
          search(domain, inquiry, trace)
              .route(MxHost.of(mx.records(), trace), "MX records of " + domain);
      case DnsAnswer.NoData none -> {
        // RFC 5321 §5.1: the domain itself is then its mail host.
        trace.decided("no MX record: " + domain + " is its own mail host");
        yield search(domain, inquiry, trace)
            .route(List.of(new MxHost(domain, 0)), "address of " + domain + ", which has no MX");
      }
      case DnsAnswer.NoSuchName none ->
          Found.of(new Route.Unresolvable(RouteReplies.noSuchDomain(domain)));
      case DnsAnswer.Failure failure ->
          // RFC 5321 §5.1: a temporary error means to queue the mail; it says nothing of the
          // domain.
          Found.of(
              new Route.TemporarilyUnresolvable(RouteReplies.dnsFailure(domain, failure.reason())));
    };
  }

  private MxSearch search(Domain domain, Inquiry inquiry, Trace trace) {
    return new MxSearch(domain, parts, inquiry, trace);
  }
}
