/**
 * The whole server, as {@code eagle.jar} in a process of its own: {@link
 * org.eaglemail.it.EagleProcess} starts it on free ports and a data directory of its own, and the
 * clients here talk to it as anybody's would. All addresses are loopback.
 */
@NullMarked
package org.eaglemail.it;

import org.jspecify.annotations.NullMarked;
