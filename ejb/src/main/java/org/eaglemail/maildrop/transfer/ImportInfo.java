package org.eaglemail.maildrop.transfer;

import java.time.Instant;
import java.util.Optional;

/**
 * An import and how far it is.
 *
 * @param account the account's primary key
 * @param position octets of the source that are done with
 * @param imported messages that it put into the maildrop
 * @param skipped messages that were there already, or were none
 * @param reason why it failed
 */
public record ImportInfo(
    long id,
    long account,
    ImportOrder order,
    ImportState state,
    long position,
    long imported,
    long skipped,
    Optional<String> reason,
    Instant created,
    Instant updated) {}
