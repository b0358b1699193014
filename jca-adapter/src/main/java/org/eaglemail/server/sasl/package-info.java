/**
 * The server's side of SASL exchanges (RFC 4422), the same for SMTP (RFC 4954) and POP3 (RFC 5034):
 * which mechanisms a session has, and each mechanism's steps. No line is read or written here.
 */
@NullMarked
package org.eaglemail.server.sasl;

import org.jspecify.annotations.NullMarked;
