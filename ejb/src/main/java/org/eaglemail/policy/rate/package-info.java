/** How much a client or an account may do in a unit of time. Counted on each node for itself. */
@NullMarked
package org.eaglemail.policy.rate;

import org.jspecify.annotations.NullMarked;
