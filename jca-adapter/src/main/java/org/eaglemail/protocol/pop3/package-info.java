/**
 * The grammar of POP3: commands, replies, states (RFC 1939, RFC 2449). Pure values and functions.
 */
@NullMarked
package org.eaglemail.protocol.pop3;

import org.jspecify.annotations.NullMarked;
