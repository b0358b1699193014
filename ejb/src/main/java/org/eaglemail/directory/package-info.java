/**
 * Domains, accounts, administrators and transports, and the cached questions that sessions ask of
 * them.
 *
 * <p><b>Changes</b> go through {@link org.eaglemail.directory.Directory}, in a transaction. Each
 * announces a {@link org.eaglemail.directory.DirectoryChange}, which makes the caches of this node
 * forget what it touched once the transaction is over: a change takes effect with its commit. Other
 * nodes on the same database see it at the latest after {@link
 * org.eaglemail.directory.LookupCache#MAX_AGE}.
 *
 * <p><b>Questions</b> need no transaction: {@link org.eaglemail.directory.MailboxLookup} (whose is
 * this recipient?), {@link org.eaglemail.directory.DomainLookup} (is this domain ours?), {@link
 * org.eaglemail.directory.Authenticator} (do name and password fit?).
 *
 * <p>The local part of an account is compared without regard to letter case, which RFC 5321 §2.4
 * leaves to the receiving host.
 */
@NullMarked
package org.eaglemail.directory;

import org.jspecify.annotations.NullMarked;
