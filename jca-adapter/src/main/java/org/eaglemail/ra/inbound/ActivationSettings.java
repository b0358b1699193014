package org.eaglemail.ra.inbound;

import java.time.Duration;
import java.util.List;

/**
 * What an activation asks for, read and found valid.
 *
 * @param name the label of its listeners, unique within the adapter
 * @param addresses where to listen; none when the listener is off
 * @param backlog connections the system keeps until they are accepted
 * @param maxSessions the most sessions at once, over all addresses
 * @param maxSessionsPerClient the most of one client's at once, over all addresses; 0 for no limit
 * @param maxConcurrentCalls the most calls into the application at once
 * @param gateTimeout how long a call waits for its turn
 * @param drainLimit how long commands under way may take to finish when the listener closes
 */
record ActivationSettings(
    String name,
    List<ListenAddress> addresses,
    int backlog,
    int maxSessions,
    int maxSessionsPerClient,
    int maxConcurrentCalls,
    Duration gateTimeout,
    Duration drainLimit) {
  ActivationSettings {
    addresses = List.copyOf(addresses);
  }
}
