/**
 * Writes down POP3 sessions of accounts that an administrator picks, in memory and within limits.
 */
@NullMarked
package org.eaglemail.maildrop.trace;

import org.jspecify.annotations.NullMarked;
