/** The managed connection factory and its connections. */
@NullMarked
package org.eaglemail.ra.outbound;

import org.jspecify.annotations.NullMarked;
