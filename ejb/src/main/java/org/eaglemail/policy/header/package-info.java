/** What the policy needs to know of a message's header, found in one pass over it. */
@NullMarked
package org.eaglemail.policy.header;

import org.jspecify.annotations.NullMarked;
