/** DNS lists of clients (RFC 5782): a weighted sum of what they say. */
@NullMarked
package org.eaglemail.policy.dnsbl;

import org.jspecify.annotations.NullMarked;
