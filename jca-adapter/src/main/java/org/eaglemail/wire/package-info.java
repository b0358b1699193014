/**
 * Octets on the wire: lines that end in CRLF and nothing else, dot-stuffing, reply writers.
 * Streams, never sockets.
 */
@NullMarked
package org.eaglemail.wire;

import org.jspecify.annotations.NullMarked;
