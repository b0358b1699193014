/** The EAR on a full application server. */
@NullMarked
package org.eaglemail.it.server;

import org.jspecify.annotations.NullMarked;
