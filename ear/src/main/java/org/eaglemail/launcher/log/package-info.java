/** How the log looks on the console. The container makes these objects by their class names. */
@NullMarked
package org.eaglemail.launcher.log;

import org.jspecify.annotations.NullMarked;
