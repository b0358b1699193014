/**
 * Takes mail over SMTP: the message-driven beans behind the listeners. Policy first, then the
 * spool, in one transaction per message.
 */
@NullMarked
package org.eaglemail.reception;

import org.jspecify.annotations.NullMarked;
