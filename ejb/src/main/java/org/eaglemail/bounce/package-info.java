/**
 * Tells a sender what became of his message, that it failed, is late, arrived or left our sight
 * (RFC 3461): a multipart/report (RFC 6522) with a part for people, a delivery status for programs
 * (RFC 3464), and the header of the message or all of it. Sent from the null reverse-path, and
 * never because of a message that came from there (RFC 5321 §4.5.5).
 */
@NullMarked
package org.eaglemail.bounce;

import org.jspecify.annotations.NullMarked;
