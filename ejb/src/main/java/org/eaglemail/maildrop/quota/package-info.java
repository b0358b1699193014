/**
 * How much an account may keep in its maildrop: the limits, what tells RCPT that one is reached,
 * and the message that tells the account's owner in time.
 */
@NullMarked
package org.eaglemail.maildrop.quota;

import org.jspecify.annotations.NullMarked;
