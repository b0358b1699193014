/** Whether sessions may begin: what the listeners' beans wait for, and what start-up announces. */
@NullMarked
package org.eaglemail.readiness;

import org.jspecify.annotations.NullMarked;
