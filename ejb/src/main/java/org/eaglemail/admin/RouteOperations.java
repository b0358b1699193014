package org.eaglemail.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.routing.Route;
import org.eaglemail.routing.RouteExplanation;
import org.eaglemail.routing.Router;
import org.eaglemail.routing.Step;

/** Explains routes by the router that delivers. */
@ApplicationScoped
public class RouteOperations {
  @Inject private Router router;

  /**
   * The route of a recipient as it is now; may wait for DNS.
   *
   * @throws IllegalArgumentException when the recipient is not an address
   */
  public RouteReport explain(String recipient) {
    EmailAddress address;
    try {
      address = EmailAddress.parse(recipient);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("recipient: " + e.getMessage(), e);
    }
    RouteExplanation explanation = RouteExplanation.of(ReversePath.nullSender(), address, router);
    return new RouteReport(
        address.toString(),
        decision(explanation.route()),
        hosts(explanation.route()),
        explanation.steps().stream().map(Step::text).toList());
  }

  private static String decision(Route route) {
    return switch (route) {
      case Route.Local local -> "LOCAL";
      case Route.Relay relay -> "RELAY";
      case Route.Held held -> "HELD";
      case Route.Discarded discarded -> "DISCARDED";
      case Route.Undeliverable none -> "FAILS";
      case Route.TemporarilyUnresolvable later -> "DEFERRED";
    };
  }

  private static List<String> hosts(Route route) {
    return route instanceof Route.Relay relay
        ? relay.hosts().stream().map(RelayHost::toString).toList()
        : List.of();
  }
}
