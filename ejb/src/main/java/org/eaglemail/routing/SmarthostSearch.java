package org.eaglemail.routing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.routing.dns.Inquiry;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.MailProtocol;

/**
 * Goes through the servers of one transport in the order of a try. One that cannot be found is left
 * out; when all are, that is the administrator's to mend.
 */
final class SmarthostSearch {
  /** Addresses to try for one transport; each of its servers has a fair share of them. */
  static final int MAX_ADDRESSES = 20;

  private final MxRouter.Parts parts;
  private final Inquiry inquiry;
  private final Trace trace;
  private final List<RelayHost> found = new ArrayList<>();
  private final Set<RelayServer> servers = new HashSet<>();
  private String fault = "";

  SmarthostSearch(MxRouter.Parts parts, Inquiry inquiry, Trace trace) {
    this.parts = parts;
    this.inquiry = inquiry;
    this.trace = trace;
  }

  Route.Remote route(Transport transport, TransportAction.Relay relay) {
    int share = Math.min(MxSearch.MAX_ADDRESSES, Math.max(1, MAX_ADDRESSES / relay.hosts().size()));
    for (Smarthost host : SmarthostOrder.of(relay.hosts(), parts.random())) {
      take(host, relay.protocol(), share);
    }
    return found.isEmpty()
        ? new Route.TemporarilyUnresolvable(RouteReplies.transportFault(transport.pattern(), fault))
        : new Route.Relay(found, servers, "transport " + transport);
  }

  private void take(Smarthost host, MailProtocol protocol, int share) {
    if (host.login().orElse(null) instanceof TransportLogin.Unreadable) {
      leaveOut(host, "its password cannot be read here");
      return;
    }
    Optional<Route.Relay> there = find(host);
    if (there.isPresent()) {
      there.get().hosts().stream()
          .limit(share)
          .map(address -> address.by(protocol, host.tls(), credentials(host)))
          .forEach(found::add);
      there.get().servers().stream()
          .map(server -> server.by(protocol, host.tls(), credentials(host)))
          .forEach(servers::add);
    }
  }

  private Optional<Route.Relay> find(Smarthost host) {
    return switch (host.host()) {
      case Domain name when host.mx() -> byMx(host, name);
      case Domain name -> byAddress(host, parts.addresses().find(name, inquiry));
      case AddressLiteral literal ->
          byAddress(
              host,
              LiteralAddress.of(literal)
                  .<HostAddresses>map(address -> new HostAddresses.Found(List.of(address)))
                  .orElse(new HostAddresses.None()));
    };
  }

  private Optional<Route.Relay> byMx(Smarthost host, Domain name) {
    return switch (new MxRouter(parts.at(host.port())).find(name, inquiry, trace).route()) {
      case Route.Relay relay -> Optional.of(relay);
      case Route.Undeliverable none -> leaveOut(host, none.reply().text());
      case Route.TemporarilyUnresolvable later -> leaveOut(host, later.reply().text());
    };
  }

  private Optional<Route.Relay> byAddress(Smarthost host, HostAddresses addresses) {
    return switch (addresses) {
      case HostAddresses.Found some when isMyself(host, some.addresses()) ->
          leaveOut(host, "leads back to myself");
      case HostAddresses.Found some ->
          Optional.of(new Route.Relay(hosts(host, some.addresses()), ""));
      case HostAddresses.None none -> leaveOut(host, "the host has no address");
      case HostAddresses.Unknown unknown ->
          leaveOut(host, "the host's address is not known now: " + unknown.reason());
    };
  }

  private static List<RelayHost> hosts(Smarthost host, List<InetAddress> addresses) {
    return addresses.stream()
        .map(address -> new InetSocketAddress(address, host.port()))
        .map(address -> new RelayHost(host.hostText(), address))
        .toList();
  }

  private boolean isMyself(Smarthost host, List<InetAddress> addresses) {
    return addresses.stream().anyMatch(address -> parts.own().isAt(address, host.port()));
  }

  private Optional<Route.Relay> leaveOut(Smarthost host, String reason) {
    fault = host.hostText() + ": " + reason;
    trace.decided(host.hostText() + " left out: " + reason);
    return Optional.empty();
  }

  private static Optional<Credentials> credentials(Smarthost host) {
    return host.login()
        .flatMap(
            login ->
                switch (login) {
                  case TransportLogin.As(Credentials credentials) -> Optional.of(credentials);
                  case TransportLogin.Unreadable unreadable -> Optional.empty();
                });
  }
}
