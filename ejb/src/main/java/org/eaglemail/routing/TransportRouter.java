package org.eaglemail.routing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.routing.dns.Inquiry;
import org.eaglemail.spi.Credentials;

/**
 * Routes by a row of the transport table. Whatever is wrong with the host there is the
 * administrator's to mend, so mail waits for it.
 */
final class TransportRouter {
  private final AddressLookup addresses;
  private final OwnHost own;

  TransportRouter(AddressLookup addresses, OwnHost own) {
    this.addresses = addresses;
    this.own = own;
  }

  Route route(Transport transport, Inquiry inquiry) {
    HostAddresses host =
        switch (transport.host()) {
          case Domain name -> addresses.find(name, inquiry);
          case AddressLiteral literal ->
              LiteralAddress.of(literal)
                  .<HostAddresses>map(address -> new HostAddresses.Found(List.of(address)))
                  .orElse(new HostAddresses.None());
        };
    return switch (host) {
      case HostAddresses.Found found -> relay(transport, found.addresses());
      case HostAddresses.None none -> fault(transport, "the host has no address");
      case HostAddresses.Unknown unknown ->
          fault(transport, "the host's address is not known now: " + unknown.reason());
    };
  }

  private Route relay(Transport transport, List<InetAddress> found) {
    if (found.stream().anyMatch(address -> own.isAt(address, transport.port()))) {
      return fault(transport, "leads back to myself");
    }
    if (transport.login().orElse(null) instanceof TransportLogin.Unreadable) {
      return fault(transport, "its password cannot be read here");
    }
    return new Route.Relay(
        found.stream()
            .limit(MxSearch.MAX_ADDRESSES)
            .map(a -> new InetSocketAddress(a, transport.port()))
            .map(
                a ->
                    new RelayHost(transport.hostText(), a, transport.tls(), credentials(transport)))
            .toList(),
        "transport " + transport);
  }

  private static Optional<Credentials> credentials(Transport transport) {
    return transport
        .login()
        .flatMap(
            login ->
                switch (login) {
                  case TransportLogin.As(Credentials credentials) -> Optional.of(credentials);
                  case TransportLogin.Unreadable unreadable -> Optional.empty();
                });
  }

  private static Route fault(Transport transport, String fault) {
    return new Route.TemporarilyUnresolvable(RouteReplies.transportFault(transport, fault));
  }
}
