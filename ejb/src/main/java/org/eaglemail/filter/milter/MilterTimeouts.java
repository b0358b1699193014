package org.eaglemail.filter.milter;

import java.time.Duration;

/**
 * How long to wait for a milter.
 *
 * @param connect for a connection and the negotiation
 * @param command for the answer to a command
 * @param message for the answer to a piece of the message, and to its end
 */
record MilterTimeouts(Duration connect, Duration command, Duration message) {}
