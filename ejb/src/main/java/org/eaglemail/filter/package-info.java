/**
 * Filters: what other code in the same deployment may say of mail while it is received. This is a
 * public interface.
 *
 * <p>A filter is a CDI bean that implements {@link MailFilter}; it is found by its type. Its jar
 * lies beside Eagle's, in {@code WEB-INF/lib} of the web archive, and has a {@code
 * META-INF/beans.xml} or a bean-defining annotation. Filters run in the order of {@link
 * jakarta.annotation.Priority}, the lowest first, those without one after those; milters come last.
 * Each sees the message as the ones before have left it, and only what the server's own policy let
 * pass.
 *
 * <p><b>Transactions.</b> All stages but the message run without a transaction. {@link
 * FilterSession#message} runs in the JTA transaction in which the message is stored: what a filter
 * writes to the database there is committed exactly when the message is, and undone when it is
 * refused, by whomever. What shall outlive a refusal is written in a transaction of its own ({@code
 * REQUIRES_NEW}).
 *
 * <p><b>Threads.</b> The calls of a session come one at a time, each with memory of the one before,
 * but on changing threads. A {@link MailFilter} serves many sessions at once, a {@link
 * FilterSession} one.
 *
 * <p><b>Limits.</b> A call may take {@code eagle.filter.timeout}. One that takes longer is not
 * interrupted, since that could close a database file below it, but logged with what it is at, and
 * its answer does not count any more. After that, and after an exception, {@code
 * eagle.filter.on-error} says what happens: {@code defer} (451 4.7.1) or {@code accept}, as if the
 * filter were not there. A header of more than {@link MessageHeader#MAX_OCTETS} is refused before
 * filters see it.
 */
@NullMarked
package org.eaglemail.filter;

import org.jspecify.annotations.NullMarked;
