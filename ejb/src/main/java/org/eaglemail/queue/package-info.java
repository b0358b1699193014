/**
 * What is due, and when: leases, the schedule of tries, how many deliveries at once, and the
 * recording of their outcomes.
 *
 * <p>The way of a message through it: {@link org.eaglemail.queue.Queue} is handed the message by
 * the session that received it, or its scan finds it in the database. It is held in memory under
 * leases that are renewed, planned in a lane of its first recipient's host, sent in a lane of its
 * destination, and its outcomes are recorded together with those of others, in one transaction with
 * the bounces that follow from them. Whatever is lost on this way is still in the database, and due
 * when its lease ends.
 */
@NullMarked
package org.eaglemail.queue;

import org.jspecify.annotations.NullMarked;
