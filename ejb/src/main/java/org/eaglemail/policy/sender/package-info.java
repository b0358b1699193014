/** Checks of the sender: AUTH at submission, whose address it is, whether its domain takes mail. */
@NullMarked
package org.eaglemail.policy.sender;

import org.jspecify.annotations.NullMarked;
