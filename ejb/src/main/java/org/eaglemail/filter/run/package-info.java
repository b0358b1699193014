/** Runs the filters: finds them, keeps their sessions, watches their time, makes their edits. */
@NullMarked
package org.eaglemail.filter.run;

import org.jspecify.annotations.NullMarked;
