package org.eaglemail.addressing.store;

import java.time.Instant;
import org.eaglemail.addressing.rewrite.RewriteRule;

/**
 * A rewrite rule as an administrator sees it.
 *
 * @param id grows with each new one: lists are in its order
 */
public record RewriteInfo(long id, RewriteRule rule, Instant created) {}
