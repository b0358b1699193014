/**
 * The commands {@code import} and {@code export}, which move mailboxes into and out of a running
 * Eagle, and {@code import-maps}, which takes over tables of other mail systems: through its REST
 * interface, with an administrator's credentials.
 */
@NullMarked
package org.eaglemail.launcher.transfer;

import org.jspecify.annotations.NullMarked;
