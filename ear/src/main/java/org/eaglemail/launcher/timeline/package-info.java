/** The command {@code timeline}: what happened to messages of a running Eagle. */
@NullMarked
package org.eaglemail.launcher.timeline;

import org.jspecify.annotations.NullMarked;
