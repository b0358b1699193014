package org.eaglemail.admin;

import java.util.List;

/**
 * What would become of mail for a recipient, and why.
 *
 * @param decision LOCAL, RELAY, HELD, DISCARDED, FAILS or DEFERRED: of the first of those behind
 *     the recipient
 * @param outcome what would happen to it now: what the policy says if it does not let it through
 *     (REFUSED, DEFERRED, HELD or DISCARDED); else PAUSED, or DEFERRED by a dead destination, where
 *     nothing is sent; else the decision
 * @param hosts of that one in the order they would be tried; empty unless relayed
 * @param steps how that decision came about, one line each
 * @param trace all of it: what the policy says, who is behind the recipient, and their ways
 */
public record RouteReport(
    String recipient,
    String decision,
    String outcome,
    List<String> hosts,
    List<String> steps,
    TraceNode trace) {}
