/**
 * The grammar of SMTP: commands, parameters, replies, sequence (RFC 5321). Pure values and
 * functions.
 */
@NullMarked
package org.eaglemail.protocol.smtp;

import org.jspecify.annotations.NullMarked;
