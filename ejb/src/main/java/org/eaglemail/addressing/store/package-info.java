/**
 * Aliases, lists, forwards and rewrite rules in the database, and the caches over them.
 *
 * <p>Each change announces an {@link org.eaglemail.addressing.store.AddressingChange} in its
 * transaction, which makes this node's caches forget what it touched: it takes effect with its
 * commit. Other nodes see it at the latest after {@link
 * org.eaglemail.directory.LookupCache#MAX_AGE}.
 */
@NullMarked
package org.eaglemail.addressing.store;

import org.jspecify.annotations.NullMarked;
