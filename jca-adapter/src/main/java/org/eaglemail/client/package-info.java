/**
 * The client's side of SMTP: the same grammar, from the other end.
 *
 * <p>{@link org.eaglemail.client.Dialler} connects and gives a {@link
 * org.eaglemail.client.SmtpClientSession}, which sends any number of messages. Below it, from the
 * top: {@code MailTransaction} (one message), {@code Conversation} (commands and replies, and what
 * went wrong with them), {@link org.eaglemail.client.Transport} (the socket and its time-outs).
 */
@NullMarked
package org.eaglemail.client;

import org.jspecify.annotations.NullMarked;
