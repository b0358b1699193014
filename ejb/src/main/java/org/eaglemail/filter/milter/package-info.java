/**
 * A milter is a filter like any other, only that it is another process: this speaks to it. A
 * connection per SMTP session, as Sendmail and Postfix have it, opened when the session begins.
 */
@NullMarked
package org.eaglemail.filter.milter;

import org.jspecify.annotations.NullMarked;
