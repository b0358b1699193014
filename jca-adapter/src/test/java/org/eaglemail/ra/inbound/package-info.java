/** Tests of listeners, activations and calls, against a container made of memory. */
@NullMarked
package org.eaglemail.ra.inbound;

import org.jspecify.annotations.NullMarked;
