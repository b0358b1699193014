/**
 * The lab: Eagles on one machine, alpha.test, beta.test and more, that know each other by their MX
 * records alone. A message goes from one to the other, an answer comes back, and every step is
 * shown; and everybody writes to everybody.
 *
 * <p>All are processes of the same eagle.jar. The lab sees them as any user does: it writes their
 * zone file, gives them settings, and talks SMTP, POP3 and HTTP to them.
 */
@NullMarked
package org.eaglemail.launcher.lab;

import org.jspecify.annotations.NullMarked;
