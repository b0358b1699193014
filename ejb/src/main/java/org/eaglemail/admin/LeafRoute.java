package org.eaglemail.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eaglemail.delivery.Prospect;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.routing.Route;
import org.eaglemail.routing.RouteExplanation;
import org.eaglemail.routing.Step;
import org.eaglemail.spi.Destination;

/**
 * The way of mail to one address behind a recipient.
 *
 * @param prospects of the hosts of a relay, in their order
 * @param destinations what the queue does there now: a pause of the domain or of a host, and how it
 *     gets on with the hosts
 */
record LeafRoute(
    RouteExplanation explanation, List<Prospect> prospects, List<DestinationEntry> destinations) {

  /** The word for what would happen. */
  String decision() {
    return switch (explanation.route()) {
      case Route.Local local -> "LOCAL";
      case Route.Relay relay -> "RELAY";
      case Route.Held held -> "HELD";
      case Route.Discarded discarded -> "DISCARDED";
      case Route.Undeliverable none -> "FAILS";
      case Route.TemporarilyUnresolvable later -> "DEFERRED";
    };
  }

  /** The word for what would happen now. */
  String outcome() {
    if (is("PAUSED")) {
      return "PAUSED";
    }
    return is("DEAD") ? "DEFERRED" : decision();
  }

  private boolean is(String state) {
    return destinations.stream().anyMatch(destination -> destination.state().equals(state));
  }

  List<String> hosts() {
    return explanation.route() instanceof Route.Relay relay
        ? relay.hosts().stream().map(RelayHost::toString).toList()
        : List.of();
  }

  List<String> steps() {
    return explanation.steps().stream().map(Step::text).toList();
  }

  /** All of it for people. */
  TraceNode trace() {
    List<TraceNode> under = new ArrayList<>();
    under.add(TraceNode.of("route", steps()));
    if (!prospects.isEmpty()) {
      under.add(
          TraceNode.of(
              "next hop, the first that a session comes about with",
              prospects.stream().map(LeafRoute::text).toList()));
    }
    if (!destinations.isEmpty()) {
      under.add(TraceNode.of("queue", destinations.stream().map(LeafRoute::text).toList()));
    }
    return new TraceNode(explanation.recipient() + ": " + decision(), under);
  }

  private static String text(DestinationEntry destination) {
    return switch (destination.state()) {
      case "PAUSED" -> destination.name() + " is paused: " + destination.reason();
      case "DEAD" ->
          "%s is dead until %s: %s"
              .formatted(destination.name(), destination.until(), destination.reason());
      default ->
          "%d under way there, %d wait".formatted(destination.active(), destination.waiting());
    };
  }

  private static String text(Prospect prospect) {
    Destination to = prospect.destination();
    String login = to.login().map(as -> "login as " + as.authentication()).orElse("without login");
    Optional<String> left =
        prospect.unreachable().map(Reply::text).map(why -> ", left alone for now: " + why);
    return "%s by %s, TLS %s, %s%s%s"
        .formatted(
            to,
            to.protocol(),
            to.tls().name().toLowerCase(Locale.ROOT),
            login,
            to.bind().map(from -> ", from " + from.getHostAddress()).orElse(""),
            left.orElse(""));
  }
}
