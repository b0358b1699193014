/** Values of mail. Pure: only {@code java.base}, no sockets, no streams, no clock. */
@NullMarked
package org.eaglemail.protocol;

import org.jspecify.annotations.NullMarked;
