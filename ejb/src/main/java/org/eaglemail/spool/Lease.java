package org.eaglemail.spool;

import java.time.Instant;

/**
 * The right of one node to try a recipient, until it ends by itself.
 *
 * @param owner the node
 * @param until when anybody may take it over
 */
public record Lease(String owner, Instant until) {}
