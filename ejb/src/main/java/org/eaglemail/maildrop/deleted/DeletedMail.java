package org.eaglemail.maildrop.deleted;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eaglemail.directory.Page;
import org.eaglemail.spool.DeletedItem;
import org.eaglemail.spool.MaildropStore;

/** What was deleted and can be restored. Each call is a transaction. */
@Stateless
public class DeletedMail {
  @Inject private MaildropStore maildrops;
  @Inject private Clock clock;

  /** Deleted messages of an account, in the order of arrival. */
  public List<DeletedItem> list(long account, Page page) {
    return maildrops.deleted(account, page.after(), page.limit());
  }

  /**
   * Puts messages back to where they were, under the unique-ids they had; a session that is open
   * does not see them yet (RFC 1939 §4).
   *
   * @return how many of them could be restored
   */
  public int restore(long account, List<Long> entries) {
    return maildrops.restore(account, entries, clock.instant());
  }

  /**
   * Removes for good what was deleted before, up to {@link MaildropStore#SWEEP} messages.
   *
   * @return how many
   */
  public int sweep(Instant before) {
    return maildrops.sweep(before);
  }
}
