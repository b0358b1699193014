/** The command that shows and changes the queue of a running server, over REST. */
@NullMarked
package org.eaglemail.launcher.queue;

import org.jspecify.annotations.NullMarked;
