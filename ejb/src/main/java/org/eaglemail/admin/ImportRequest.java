package org.eaglemail.admin;

import java.util.OptionalLong;
import org.eaglemail.archive.MailboxFormat;
import org.eaglemail.maildrop.transfer.ImportOrder;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox to import.
 *
 * @param format mbox, mboxo, mboxcl2 or maildir
 * @param file a path below {@code eagle.import.directory}; null when a client sends the content
 * @param source for people, where the client takes it from; null for no word
 * @param withoutState whether header fields such as X-UIDL and Status are left out
 * @param again whether messages that were imported before are imported again
 * @param total its octets; null when that is not known
 */
public record ImportRequest(
    String format,
    @Nullable String file,
    @Nullable String source,
    boolean withoutState,
    boolean again,
    @Nullable Long total) {
  ImportOrder order() {
    String name = file != null ? file : source == null ? "" : source;
    return new ImportOrder(
        MailboxFormat.named(format),
        name,
        file != null,
        withoutState,
        again,
        total == null ? OptionalLong.empty() : OptionalLong.of(total));
  }
}
