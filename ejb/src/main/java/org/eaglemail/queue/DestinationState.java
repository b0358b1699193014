package org.eaglemail.queue;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.routing.RelayServer;

/**
 * How a node gets on with a destination.
 *
 * @param name its servers, by name
 * @param active deliveries under way
 * @param waiting deliveries that wait for their turn
 * @param window deliveries that may be under way at once; 0 while it is dead
 * @param deadUntil when it is probed; empty when it works
 * @param lastFailure what was said when it did not work last
 */
public record DestinationState(
    String name,
    int active,
    int waiting,
    int window,
    Optional<Instant> deadUntil,
    Optional<String> lastFailure) {

  static DestinationState of(Lane.View<Set<RelayServer>> view) {
    return new DestinationState(
        name(view.key()),
        view.active(),
        view.waiting(),
        view.window(),
        view.deadUntil(),
        view.last().map(Reply::text));
  }

  /** The servers of a destination in one name. */
  static String name(Set<RelayServer> servers) {
    return servers.stream().map(RelayServer::toString).sorted().collect(Collectors.joining(", "));
  }
}
