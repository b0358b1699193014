/**
 * Moving a maildrop: mailboxes of other systems are read into it, and it is written as one. An
 * import is a job: its position and what it imported are written in the same transactions, so that
 * it goes on after any end where it was.
 */
@NullMarked
package org.eaglemail.maildrop.transfer;

import org.jspecify.annotations.NullMarked;
