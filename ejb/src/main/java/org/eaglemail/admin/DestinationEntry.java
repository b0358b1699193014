package org.eaglemail.admin;

import org.eaglemail.queue.DestinationState;
import org.eaglemail.spool.PausedDestination;

/**
 * A destination of this node's deliveries, or one that is paused.
 *
 * @param name its servers; of one that is paused the domain or server that an administrator named
 * @param state ACTIVE, DEAD or PAUSED
 * @param active deliveries under way
 * @param waiting deliveries that wait in memory for their turn
 * @param window deliveries that may be under way at once; 0 while it is dead or paused
 * @param until when a dead one is probed; empty otherwise
 * @param reason what was said when it did not work last, or why it is paused
 */
public record DestinationEntry(
    String name, String state, int active, int waiting, int window, String until, String reason) {

  static DestinationEntry of(DestinationState destination) {
    return new DestinationEntry(
        destination.name(),
        destination.deadUntil().isPresent() ? "DEAD" : "ACTIVE",
        destination.active(),
        destination.waiting(),
        destination.window(),
        destination.deadUntil().map(Object::toString).orElse(""),
        destination.lastFailure().orElse(""));
  }

  static DestinationEntry of(PausedDestination paused) {
    return new DestinationEntry(paused.name(), "PAUSED", 0, 0, 0, "", paused.reason());
  }
}
