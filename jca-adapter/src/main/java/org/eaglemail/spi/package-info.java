/**
 * All that an application sees of the resource adapter.
 *
 * <p><b>Inbound.</b> A message-driven bean implements {@link SmtpListener} or {@link Pop3Listener}
 * and names its addresses in the activation property {@code listen}. Calls come from the session's
 * own virtual thread, one at a time per session, in the order that each interface documents.
 *
 * <p><b>Outbound.</b> {@link SmtpConnectionFactory} gives connections to other servers, which the
 * container pools per {@link Destination}.
 */
@NullMarked
package org.eaglemail.spi;

import org.jspecify.annotations.NullMarked;
