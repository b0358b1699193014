package org.eaglemail.routing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.routing.dns.Dns;
import org.eaglemail.routing.dns.Inquiry;

/**
 * Decides where a recipient's mail goes next. The rules, the first that applies:
 *
 * <ol>
 *   <li>the domain is local, or the address literal is ours: the mailbox is here;
 *   <li>the transport table has a row for the recipient: to the host there;
 *   <li>the recipient's host is an address literal: to that address (RFC 5321 §4.1.3);
 *   <li>otherwise DNS says where (RFC 5321 §5.1).
 * </ol>
 *
 * <p>May be used by many threads at once. A call waits for DNS, within the limits of {@link
 * Inquiry}; it needs no transaction.
 */
public final class Router {
  private final LocalDomains localDomains;
  private final TransportTable transports;
  private final Dns dns;
  private final MxRouter.Parts parts;
  private final MxRouter mxRouter;
  private final TransportRouter transportRouter;

  Router(LocalDomains localDomains, TransportTable transports, Dns dns, MxRouter.Parts parts) {
    this.localDomains = localDomains;
    this.transports = transports;
    this.dns = dns;
    this.parts = parts;
    this.mxRouter = new MxRouter(parts);
    this.transportRouter = new TransportRouter(parts.addresses(), parts.own());
  }

  /**
   * The way to a recipient.
   *
   * @param trace is told each step; {@link Trace#none()} when nobody asks
   */
  public Route route(EmailAddress recipient, Trace trace) {
    Route route = find(recipient, trace);
    trace.decided(
        switch (route) {
          case Route.Local local -> "delivered here";
          case Route.Relay relay -> "relayed to " + relay.hosts() + " (" + relay.why() + ")";
          case Route.Undeliverable none -> "fails: " + none.reply().text();
          case Route.TemporarilyUnresolvable later -> "deferred: " + later.reply().text();
        });
    return route;
  }

  private Route find(EmailAddress recipient, Trace trace) {
    if (isHere(recipient, trace)) {
      return new Route.Local();
    }
    Inquiry inquiry = new Inquiry(dns, trace, System::nanoTime);
    Optional<Transport> transport = transports.lookup(recipient);
    trace.considered("transport", transport.map(Transport::toString).orElse("none"));
    if (transport.isPresent()) {
      return transportRouter.route(transport.get(), inquiry);
    }
    return switch (recipient.host()) {
      case Domain domain -> {
        trace.considered("DNS", "MX records of " + domain);
        yield mxRouter.route(domain, inquiry, trace);
      }
      case AddressLiteral literal -> {
        trace.considered("address literal", literal.text());
        yield direct(literal);
      }
    };
  }

  private boolean isHere(EmailAddress recipient, Trace trace) {
    boolean here =
        switch (recipient.host()) {
          case Domain domain -> localDomains.isLocal(domain);
          case AddressLiteral literal -> parts.own().isAt(literal);
        };
    trace.considered("local", recipient.host() + (here ? " is" : " is not") + " served here");
    return here;
  }

  private Route direct(AddressLiteral literal) {
    Optional<InetAddress> address = LiteralAddress.of(literal);
    if (address.isEmpty()) {
      return new Route.Unresolvable(RouteReplies.badLiteral(literal));
    }
    InetSocketAddress target = new InetSocketAddress(address.get(), parts.port());
    return new Route.Relay(
        List.of(new RelayHost(literal.address(), target)), "address literal " + literal);
  }
}
