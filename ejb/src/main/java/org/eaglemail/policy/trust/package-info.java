/** Which clients are ours, and spared what is meant for strangers. */
@NullMarked
package org.eaglemail.policy.trust;

import org.jspecify.annotations.NullMarked;
