package org.eaglemail.timeline;

import java.time.Instant;
import java.util.Optional;

/**
 * How a message came in.
 *
 * @param message its key
 * @param sender the reverse-path without brackets; empty for the null sender
 * @param size octets
 * @param client the address it came from; empty for a message of our own
 * @param helo the name that the client gave
 * @param protocol as in the Received header; {@code local} for our own, {@code double} for
 *     notifications of what could not be told to others
 * @param tls protocol and cipher of the client's session
 * @param account who submitted it
 * @param messageId what its Message-ID field says
 * @param ended when it was removed; empty while it is here
 */
public record ReceivedEnvelope(
    long message,
    Instant received,
    String sender,
    long size,
    String client,
    String helo,
    String protocol,
    Optional<String> tls,
    Optional<String> account,
    Optional<String> messageId,
    Optional<Instant> ended) {}
