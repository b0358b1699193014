/**
 * A running Eagle as commands talk to it: its REST interface, with an administrator's credentials.
 */
@NullMarked
package org.eaglemail.launcher.remote;

import org.jspecify.annotations.NullMarked;
