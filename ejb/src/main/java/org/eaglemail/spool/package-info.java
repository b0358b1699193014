/**
 * The spool: messages, their content and their recipients in the database; the only users of an
 * {@code EntityManager} for messages.
 *
 * <p>The states of a message, and what a crash does in each:
 *
 * <table>
 *   <caption>States</caption>
 *   <tr><th>state</th><th>what exists</th><th>a crash here</th></tr>
 *   <tr><td>receiving</td><td>memory or a temporary file</td>
 *       <td>the client was not told 250: it sends again</td></tr>
 *   <tr><td>spooled</td><td>message, content, recipients of the queue, maildrop entries of local ones; on
 *       stable storage before the 250</td><td>nothing lost</td></tr>
 *   <tr><td>held</td><td>the same, no recipient due and no maildrop entry, until an administrator
 *       releases it</td><td>nothing lost</td></tr>
 *   <tr><td>later</td><td>the same, due when its sender asked for it (RFC 4865), or after a
 *       deferral</td><td>nothing lost</td></tr>
 *   <tr><td>leased</td><td>the recipient's lease: owner, fence, and its end in {@code due_at}</td>
 *       <td>this node, started again, takes its own leases back; another takes over at their end</td></tr>
 *   <tr><td>attempted</td><td>the peer said 250, not yet recorded</td>
 *       <td>sent once more: a double, never a loss</td></tr>
 *   <tr><td>recorded</td><td>delivered, or deferred with a time, or failed with its bounce in the same
 *       transaction</td><td>nothing lost</td></tr>
 *   <tr><td>done</td><td>all recipients final and in no maildrop: the message is removed</td>
 *       <td>the removal is part of the transaction that made it final</td></tr>
 * </table>
 *
 * <p>A recipient has one row: {@link org.eaglemail.spool.MaildropEntry} when it is local and the
 * message is delivered at once, in the transaction that receives it; else {@link
 * org.eaglemail.spool.Recipient}, which the queue delivers, for a local one by turning it into an
 * entry in the transaction that records the outcome.
 */
@NullMarked
package org.eaglemail.spool;

import org.jspecify.annotations.NullMarked;
