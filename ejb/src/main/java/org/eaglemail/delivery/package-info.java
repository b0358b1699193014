/**
 * One try: finds the way of a message's recipients, sends the message to the next server over the
 * adapter's connections, and says of each recipient what became of it: a sealed {@link
 * org.eaglemail.delivery.Outcome}. What follows from that is the queue's to decide.
 */
@NullMarked
package org.eaglemail.delivery;

import org.jspecify.annotations.NullMarked;
