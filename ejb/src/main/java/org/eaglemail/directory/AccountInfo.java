package org.eaglemail.directory;

import java.time.Instant;
import org.eaglemail.protocol.EmailAddress;

/**
 * An account as an administrator sees it.
 *
 * @param address its local part in lower case
 * @param scram whether it can log in by SCRAM
 */
public record AccountInfo(long id, EmailAddress address, Instant created, boolean scram) {}
