package org.eaglemail.admin;

import java.util.List;

/**
 * Where mail for a recipient would go.
 *
 * @param decision LOCAL, RELAY, HELD, DISCARDED, FAILS or DEFERRED
 * @param hosts in the order they would be tried; empty unless relayed
 * @param steps how the decision came about, one line each
 */
public record RouteReport(
    String recipient, String decision, List<String> hosts, List<String> steps) {}
