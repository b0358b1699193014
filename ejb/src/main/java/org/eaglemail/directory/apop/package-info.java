/**
 * APOP (RFC 1939 §7) for the accounts that chose it: their secrets, which must be recoverable, are
 * other than their passwords, and sealed under a key that is not in the database.
 */
@NullMarked
package org.eaglemail.directory.apop;

import org.jspecify.annotations.NullMarked;
