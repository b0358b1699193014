/**
 * Mailboxes as files, as other mail systems keep them: streams in and streams out, with a few
 * buffers of memory whatever their size. Knows neither the database nor the container.
 *
 * <p>A message here has lines that end in CRLF, and nowhere else a CR or LF. In a file each line
 * ends in LF, as is usual on the systems they come from; CRLF is read too. A CR that stands alone
 * ends a line: POP3 could not carry it (RFC 1939 §3, RFC 5322 §2.3). All other octets stay as they
 * are.
 */
@NullMarked
package org.eaglemail.archive;

import org.jspecify.annotations.NullMarked;
