/**
 * What an address of ours stands for: aliases, lists, catch-alls, extensions, forwards, the
 * postmaster. {@link org.eaglemail.addressing.Recipients} is the one place that says so, to whoever
 * answers RCPT, VRFY and EXPN, stores a message, writes a notification or explains a route.
 *
 * <p>The rules of an address in a domain of ours, the first that applies:
 *
 * <ol>
 *   <li>an alias or list of exactly this address;
 *   <li>an account of exactly this address;
 *   <li>the same two without the extension ({@code user+extension}); the targets of an alias get
 *       the extension, as with Postfix's {@code propagate_unmatched_extensions};
 *   <li>the alias {@code @domain}: the catch-all, or another domain that this one is a name of;
 *   <li>postmaster and abuse: whom {@code eagle.postmaster} names, else who stands in for the
 *       domain's postmaster, else this host's; these have to do as well when what comes before
 *       leads to nobody;
 *   <li>otherwise nobody has this address.
 * </ol>
 *
 * <p>What is found is looked up again in turn, until only accounts and addresses of other servers
 * are left, each once. An alias that names itself means the mailbox of its own address. A loop is
 * named, and depth and number of addresses have limits.
 */
@NullMarked
package org.eaglemail.addressing;

import org.jspecify.annotations.NullMarked;
