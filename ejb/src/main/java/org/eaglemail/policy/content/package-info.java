/** Checks of a message that is here: loops, and the size of its header. */
@NullMarked
package org.eaglemail.policy.content;

import org.jspecify.annotations.NullMarked;
