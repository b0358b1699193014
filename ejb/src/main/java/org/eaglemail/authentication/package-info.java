/**
 * Who a client is: the one door through which the logins of all protocols go. It asks the directory
 * or the verifier of tokens, counts what fails, and shuts out those who guess.
 *
 * <p>Each failure is one line of the log, for programs such as fail2ban, in this form and never
 * another: {@code authentication failed: client=192.0.2.1 listener=submission mechanism=password
 * account="alice" reason=denied}.
 */
@NullMarked
package org.eaglemail.authentication;

import org.jspecify.annotations.NullMarked;
