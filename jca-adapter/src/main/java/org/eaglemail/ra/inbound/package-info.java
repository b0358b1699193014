/**
 * Listeners, activations, and the transacted call into a message endpoint.
 *
 * <p>An {@link InboundActivation} holds what a message-driven bean asked for. The {@link
 * Activation} made of it asks the bean, through the container, whether it is ready, and only then
 * binds its addresses, all or none. Each accepted connection is served by a session on a thread of
 * its own, and each call of a session into the bean goes through a fair gate to an endpoint of the
 * container.
 *
 * <p>Threads are made here rather than asked of the container's work manager: that has some hundred
 * platform threads, while 10,000 sessions wait most of the time, and a virtual thread that waits
 * costs a few kilobytes.
 */
@NullMarked
package org.eaglemail.ra.inbound;

import org.jspecify.annotations.NullMarked;
