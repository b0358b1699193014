package org.eaglemail.directory;

import java.util.Optional;

/**
 * An account and what its password must fit.
 *
 * @param scram empty while the password was not seen since there is SCRAM
 */
public record Login(MailAccount account, PasswordHash password, Optional<ScramVerifier> scram) {}
