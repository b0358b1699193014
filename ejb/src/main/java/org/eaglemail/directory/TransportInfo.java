package org.eaglemail.directory;

import java.time.Instant;
import java.util.Optional;

/**
 * A rule of the transport table as an administrator sees it.
 *
 * @param pattern whose mail it is for: a domain, {@code .domain} for its subdomains, a full
 *     address, or {@code *}
 * @param host the name or address of the server to hand that mail to; a name's addresses are asked
 *     for, not its MX records
 * @param tls what is asked of TLS there; empty for what is usual
 * @param login the name to log in there with; empty: nobody logs in
 */
public record TransportInfo(
    long id,
    String pattern,
    String host,
    int port,
    Optional<String> tls,
    Optional<String> login,
    Instant created) {}
