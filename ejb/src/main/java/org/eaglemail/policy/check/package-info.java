/**
 * The frame of the policy: what is asked at each stage of a session, the checks that answer, the
 * chain that asks them in order.
 */
@NullMarked
package org.eaglemail.policy.check;

import org.jspecify.annotations.NullMarked;
