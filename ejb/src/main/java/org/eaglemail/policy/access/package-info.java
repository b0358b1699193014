/**
 * The access table: whom to accept, refuse, defer, discard or hold, by client, name in EHLO, sender
 * or recipient, as Postfix's access(5). Edited while the server runs; a change counts with its
 * commit on this node, and on others within {@link org.eaglemail.directory.LookupCache#MAX_AGE}.
 */
@NullMarked
package org.eaglemail.policy.access;

import org.jspecify.annotations.NullMarked;
