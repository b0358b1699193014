/** Grammar of SASL mechanisms (RFC 4422), shared by SMTP and POP3, for both sides of a dialogue. */
@NullMarked
package org.eaglemail.protocol.sasl;

import org.jspecify.annotations.NullMarked;
