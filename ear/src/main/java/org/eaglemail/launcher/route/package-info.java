/**
 * The command {@code route}: what a running Eagle would do with mail, asked through its REST
 * interface, with an administrator's credentials.
 */
@NullMarked
package org.eaglemail.launcher.route;

import org.jspecify.annotations.NullMarked;
