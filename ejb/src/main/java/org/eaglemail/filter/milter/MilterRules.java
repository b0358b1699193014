package org.eaglemail.filter.milter;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.settings.MilterFailure;
import org.eaglemail.spi.SmtpRole;

/**
 * What holds for all milters.
 *
 * @param hostname this server's
 * @param local whose mailboxes are here
 * @param roles of the listeners whose sessions they see
 * @param onError what becomes of mail when one fails
 * @param temporary the directory of bodies that they give
 * @param bodyLimit octets of such a body
 */
record MilterRules(
    Domain hostname,
    Predicate<MailHost> local,
    Set<SmtpRole> roles,
    MilterTimeouts timeouts,
    MilterFailure onError,
    Path temporary,
    long bodyLimit) {}
