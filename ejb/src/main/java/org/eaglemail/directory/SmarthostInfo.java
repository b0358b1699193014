package org.eaglemail.directory;

import java.util.Optional;

/**
 * A server of a transport as an administrator sees it, see {@link org.eaglemail.routing.Smarthost}.
 *
 * @param login the name to log in there with; empty: nobody logs in
 */
public record SmarthostInfo(
    String host,
    int port,
    boolean mx,
    int priority,
    int weight,
    Optional<String> tls,
    Optional<String> login) {}
