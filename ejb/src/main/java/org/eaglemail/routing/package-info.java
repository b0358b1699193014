/**
 * Where a recipient's mail goes next, and why: transports, MX records, and the explanation of a
 * route (RFC 5321 §5).
 */
@NullMarked
package org.eaglemail.routing;

import org.jspecify.annotations.NullMarked;
