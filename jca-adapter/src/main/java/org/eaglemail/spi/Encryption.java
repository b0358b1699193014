package org.eaglemail.spi;

import java.util.Optional;

/**
 * How a session is encrypted.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param cipher the suite's registered name
 * @param serverName what the client asked for by SNI (RFC 6066 §3)
 */
public record Encryption(String protocol, String cipher, Optional<String> serverName) {}
