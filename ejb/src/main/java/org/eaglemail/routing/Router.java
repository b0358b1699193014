package org.eaglemail.routing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.routing.dns.Dns;
import org.eaglemail.routing.dns.Inquiry;

/**
 * Decides where a recipient's mail goes next. The rules, the first that applies:
 *
 * <ol>
 *   <li>the domain is local, or the address literal is ours: the mailbox is here;
 *   <li>the transport table has a row for the recipient, or for the sender: what it says, unless
 *       that is to go on here;
 *   <li>the recipient's host is an address literal: to that address (RFC 5321 §4.1.3);
 *   <li>otherwise DNS says where (RFC 5321 §5.1).
 * </ol>
 *
 * <p>Behind the hosts of the last two come those of a fallback in the transport table.
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

  Router(LocalDomains localDomains, TransportTable transports, Dns dns, MxRouter.Parts parts) {
    this.localDomains = localDomains;
    this.transports = transports;
    this.dns = dns;
    this.parts = parts;
    this.mxRouter = new MxRouter(parts);
  }

  /**
   * The way of a sender's mail to a recipient.
   *
   * @param trace is told each step; {@link Trace#none()} when nobody asks
   */
  public Route route(ReversePath sender, EmailAddress recipient, Trace trace) {
    Route route = find(sender, recipient, trace);
    trace.decided(
        switch (route) {
          case Route.Local local -> "delivered here";
          case Route.Relay relay -> "relayed to " + relay.hosts() + " (" + relay.why() + ")";
          case Route.Held held -> "held: " + held.reason();
          case Route.Discarded discarded -> "discarded: " + discarded.reason();
          case Route.Undeliverable none -> "fails: " + none.reply().text();
          case Route.TemporarilyUnresolvable later -> "deferred: " + later.reply().text();
        });
    return route;
  }

  private Route find(ReversePath sender, EmailAddress recipient, Trace trace) {
    if (isHere(recipient, trace)) {
      return new Route.Local();
    }
    Inquiry inquiry = new Inquiry(dns, trace, System::nanoTime);
    Optional<Transport> transport = transports.lookup(sender, recipient);
    trace.considered("transport", transport.map(Transport::toString).orElse("none"));
    return transport.isPresent()
        ? byRule(transport.get(), recipient, inquiry, trace)
        : byDns(recipient, inquiry, trace);
  }

  private Route byRule(Transport transport, EmailAddress recipient, Inquiry inquiry, Trace trace) {
    return switch (transport.action()) {
      case TransportAction.Relay relay ->
          new SmarthostSearch(parts, inquiry, trace).route(transport, relay);
      case TransportAction.Direct direct -> byDns(recipient, inquiry, trace);
      case TransportAction.Hold(String reason) -> new Route.Held(reason);
      case TransportAction.Refuse(Reply reply) when reply.isPermanent() -> new Route.Refused(reply);
      case TransportAction.Refuse(Reply reply) -> new Route.TemporarilyUnresolvable(reply);
      case TransportAction.Discard(String reason) -> new Route.Discarded(reason);
    };
  }

  private Route byDns(EmailAddress recipient, Inquiry inquiry, Trace trace) {
    MxRouter.Found found =
        switch (recipient.host()) {
          case Domain domain -> {
            trace.considered("DNS", "MX records of " + domain);
            yield mxRouter.find(domain, inquiry, trace);
          }
          case AddressLiteral literal -> {
            trace.considered("address literal", literal.text());
            yield MxRouter.Found.of(direct(literal));
          }
        };
    boolean refused = found.route() instanceof Route.NullMx;
    return refused || found.ours() ? found.route() : withFallback(found.route(), recipient, trace);
  }

  /** As Postfix's smtp_fallback_relay: behind hosts that DNS names, and where it names none. */
  private Route withFallback(Route.Remote route, EmailAddress recipient, Trace trace) {
    Optional<Transport> fallback = transports.fallback(recipient);
    if (fallback.isEmpty() || !(fallback.get().action() instanceof TransportAction.Relay last)) {
      return route;
    }
    trace.considered("fallback", fallback.get().toString());
    // What the domain's own hosts used up must not cost the way out.
    Inquiry inquiry = new Inquiry(dns, trace, System::nanoTime);
    Route.Remote other = new SmarthostSearch(parts, inquiry, trace).route(fallback.get(), last);
    return switch (other) {
      case Route.Relay relay when route instanceof Route.Relay first -> first.then(relay);
      case Route.Relay relay -> relay;
      case Route.Undeliverable none -> route;
      case Route.TemporarilyUnresolvable later -> route;
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

  private Route.Remote direct(AddressLiteral literal) {
    Optional<InetAddress> address = LiteralAddress.of(literal);
    if (address.isEmpty()) {
      return new Route.Unresolvable(RouteReplies.badLiteral(literal));
    }
    InetSocketAddress target = new InetSocketAddress(address.get(), parts.port());
    return new Route.Relay(
        List.of(new RelayHost(literal.address(), target)), "address literal " + literal);
  }
}
