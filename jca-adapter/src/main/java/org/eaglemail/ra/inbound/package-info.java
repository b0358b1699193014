/** Listeners, activations, and the transacted call into a message endpoint. */
@NullMarked
package org.eaglemail.ra.inbound;

import org.jspecify.annotations.NullMarked;
