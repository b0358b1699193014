/** Checks of the recipient: the right to relay, and whether the mailbox exists. */
@NullMarked
package org.eaglemail.policy.recipient;

import org.jspecify.annotations.NullMarked;
