/**
 * The lab: two Eagles on one machine, alpha.test and beta.test, that know each other by their MX
 * records alone. A message goes from one to the other, an answer comes back, and every step is
 * shown.
 *
 * <p>The two are processes of the same eagle.jar. The lab sees them as any user does: it writes
 * their zone file, gives them settings, and talks SMTP, POP3 and HTTP to them.
 */
@NullMarked
package org.eaglemail.launcher.lab;

import org.jspecify.annotations.NullMarked;
