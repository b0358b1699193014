package org.eaglemail.admin;

import java.util.Locale;
import org.eaglemail.maildrop.transfer.ImportInfo;
import org.jspecify.annotations.Nullable;

/**
 * An import of a mailbox and how far it is.
 *
 * @param state waiting, running, interrupted, failed or done
 * @param position octets of the source that are done with; there it goes on
 * @param total all its octets; null when that is not known
 * @param imported messages that it put into the maildrop
 * @param skipped messages that were imported before, are marked as trashed, or were none
 * @param reason why it failed; null when it did not
 */
public record ImportEntry(
    long id,
    String address,
    String format,
    String source,
    String state,
    long position,
    @Nullable Long total,
    long imported,
    long skipped,
    @Nullable String reason,
    String created,
    String updated) {
  static ImportEntry of(ImportInfo job, String address) {
    return new ImportEntry(
        job.id(),
        address,
        job.order().format().keyword(),
        job.order().source(),
        job.state().name().toLowerCase(Locale.ROOT),
        job.position(),
        job.order().total().isPresent() ? job.order().total().getAsLong() : null,
        job.imported(),
        job.skipped(),
        job.reason().orElse(null),
        job.created().toString(),
        job.updated().toString());
  }
}
