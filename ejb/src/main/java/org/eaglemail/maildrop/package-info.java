/**
 * Serves maildrops over POP3: the message-driven bean behind the listener, and the lease that gives
 * a session its maildrop alone (RFC 1939 §4).
 */
@NullMarked
package org.eaglemail.maildrop;

import org.jspecify.annotations.NullMarked;
