package org.eaglemail.ra.outbound;

import java.time.Duration;
import org.eaglemail.client.ClientTimeouts;

/**
 * How outbound sessions are limited; valid.
 *
 * @param maxConnectionsPerDestination connections in use at one address
 * @param maxWaitingPerDestination callers that wait for one of these
 * @param destinationWait how long they wait
 * @param idleTimeout how long a session is kept for the next message
 * @param maxMessagesPerConnection messages after which a session is ended
 */
record OutboundSettings(
    int maxConnectionsPerDestination,
    int maxWaitingPerDestination,
    Duration destinationWait,
    Duration idleTimeout,
    int maxMessagesPerConnection,
    ClientTimeouts timeouts) {}
