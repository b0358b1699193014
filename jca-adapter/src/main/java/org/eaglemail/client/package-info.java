/** The client's side of SMTP: the same grammar, from the other end. */
@NullMarked
package org.eaglemail.client;

import org.jspecify.annotations.NullMarked;
