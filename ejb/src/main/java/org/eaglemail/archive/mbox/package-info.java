/**
 * The mbox family: all messages of a mailbox in one file, each after a line that begins with {@code
 * From } and has its sender and the time of its arrival, and before an empty line (RFC 4155;
 * mbox(5) of qmail).
 */
@NullMarked
package org.eaglemail.archive.mbox;

import org.jspecify.annotations.NullMarked;
