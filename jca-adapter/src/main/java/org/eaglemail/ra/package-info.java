/** The resource adapter: life cycle, time-outs, and what inbound and outbound share. */
@NullMarked
package org.eaglemail.ra;

import org.jspecify.annotations.NullMarked;
