package org.eaglemail.routing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eaglemail.protocol.Domain;
import org.eaglemail.routing.dns.Inquiry;

/** Goes through the mail hosts of one domain, the best first, until there are enough addresses. */
final class MxSearch {
  /** Hosts whose addresses are looked up for one route, and that its mail is counted under. */
  static final int MAX_HOSTS = 20;

  /** Addresses to try for one route, as Postfix's {@code smtp_mx_address_limit}. */
  static final int MAX_ADDRESSES = 5;

  /** Worse than every preference. */
  private static final int NOT_OURS = Integer.MAX_VALUE;

  private final Domain domain;
  private final MxRouter.Parts parts;
  private final Inquiry inquiry;
  private final Trace trace;
  private final List<RelayHost> found = new ArrayList<>();
  private Optional<String> failure = Optional.empty();
  private int looked;

  MxSearch(Domain domain, MxRouter.Parts parts, Inquiry inquiry, Trace trace) {
    this.domain = domain;
    this.parts = parts;
    this.inquiry = inquiry;
    this.trace = trace;
  }

  /**
   * RFC 5321 §5.1: when we are one of the hosts, those of our preference and worse are not for us
   * to use, or the mail would go in circles.
   *
   * @param why where the hosts come from
   */
  MxRouter.Found route(List<MxHost> hosts, String why) {
    // Our name needs no look-up, so it counts even where the search ends before it.
    int limit = ourPreference(hosts);
    boolean weAreBest = true;
    for (List<MxHost> rank : MxHost.ranks(hosts, parts.random())) {
      int preference = rank.getFirst().preference();
      if (preference >= limit || isEnough()) {
        break;
      }
      if (take(rank)) {
        weAreBest = false;
      } else {
        limit = preference;
      }
    }
    boolean ours = limit != NOT_OURS;
    if (found.isEmpty()) {
      return new MxRouter.Found(ours ? myself(weAreBest) : notFound(), ours);
    }
    return new MxRouter.Found(
        new Route.Relay(FamilyBalance.limit(found, MAX_ADDRESSES), servers(hosts, limit), why),
        ours);
  }

  /** Not only those that were looked up: which of many these are is chance. */
  private Set<RelayServer> servers(List<MxHost> hosts, int limit) {
    return hosts.stream()
        .filter(host -> host.preference() < limit)
        .sorted(MxHost.BEST_FIRST)
        .limit(MAX_HOSTS)
        .map(host -> new RelayServer(host.name().name(), parts.port()))
        .collect(Collectors.toSet());
  }

  private int ourPreference(List<MxHost> hosts) {
    int preference = NOT_OURS;
    for (MxHost host : hosts) {
      if (host.name().equals(parts.own().name())) {
        isMyself(host, "our host name");
        preference = Math.min(preference, host.preference());
      }
    }
    return preference;
  }

  /** Worse hosts are looked up for the sake of a family of addresses that is missing, too. */
  private boolean isEnough() {
    return looked >= MAX_HOSTS
        || (found.size() >= MAX_ADDRESSES
            && FamilyBalance.families(found) >= parts.addresses().families());
  }

  /**
   * Adds the hosts of a rank.
   *
   * @return false when we are among them
   */
  private boolean take(List<MxHost> rank) {
    List<List<RelayHost>> ofRank = new ArrayList<>();
    for (MxHost host : rank) {
      if (looked++ >= MAX_HOSTS) {
        break;
      }
      List<InetAddress> addresses = addresses(host);
      for (InetAddress address : addresses) {
        if (parts.own().isAt(address, parts.port())) {
          return isMyself(host, "our address " + address.getHostAddress());
        }
      }
      ofRank.add(addresses.stream().map(address -> relayHost(host, address)).toList());
    }
    found.addAll(Turns.inTurn(ofRank));
    return true;
  }

  private boolean isMyself(MxHost host, String because) {
    trace.decided(
        host.name()
            + " is "
            + because
            + ": hosts with preference "
            + host.preference()
            + " and worse left out");
    return false;
  }

  private List<InetAddress> addresses(MxHost host) {
    return switch (parts.addresses().find(host.name(), inquiry)) {
      case HostAddresses.Found some -> some.addresses();
      case HostAddresses.None none -> {
        trace.decided(host.name() + " left out: it has no address");
        yield List.of();
      }
      case HostAddresses.Unknown unknown -> {
        trace.decided(host.name() + " left out for now: " + unknown.reason());
        failure = Optional.of(unknown.reason());
        yield List.of();
      }
    };
  }

  private RelayHost relayHost(MxHost host, InetAddress address) {
    return new RelayHost(host.name().name(), new InetSocketAddress(address, parts.port()));
  }

  /** As Postfix: while better hosts exist, that they are not found is a fault that may pass. */
  private Route.Remote myself(boolean weAreBest) {
    return weAreBest
        ? new Route.Unresolvable(RouteReplies.loop(domain))
        : new Route.TemporarilyUnresolvable(RouteReplies.noPrimary(domain));
  }

  /** As Postfix: one host that may yet be found is reason enough to try later. */
  private Route.Remote notFound() {
    return failure
        .<Route.Remote>map(
            reason -> new Route.TemporarilyUnresolvable(RouteReplies.dnsFailure(domain, reason)))
        .orElseGet(() -> new Route.Unresolvable(RouteReplies.noAddress(domain)));
  }
}
