/**
 * The commands {@code import} and {@code export}: they move mailboxes into and out of a running
 * Eagle through its REST interface, with an administrator's credentials.
 */
@NullMarked
package org.eaglemail.launcher.transfer;

import org.jspecify.annotations.NullMarked;
