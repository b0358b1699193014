package org.eaglemail.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** The maildrops' rows. Methods that change anything run in the caller's transaction. */
@ApplicationScoped
public class MaildropStore {
  /** Entries named in one statement. */
  private static final int BATCH = 500;

  @PersistenceContext(unitName = "eagle")
  private EntityManager entities;

  @Inject private QueueStore queue;

  /**
   * What is in an account's maildrop, in the order of arrival; read from one index and its rows.
   */
  public List<MaildropItem> list(long account) {
    return entities
        .createQuery(
            "select new org.eaglemail.spool.MaildropItem(e.id, e.message, e.size)"
                + " from MaildropEntry e where e.account = :account order by e.id",
            MaildropItem.class)
        .setParameter("account", account)
        .getResultList();
  }

  /**
   * A piece of a message as that account sees it: the first one begins with the header lines of
   * final delivery.
   *
   * @throws IOException when the entry is not in that account's maildrop any more
   */
  public byte[] piece(long account, long entry, int index) throws IOException {
    List<Object[]> found =
        entities
            .createQuery(
                "select e.trace, c.octets from MaildropEntry e, Content c where e.id = :entry"
                    + " and e.account = :account and c.message = e.message and c.piece = :piece",
                Object[].class)
            .setParameter("entry", entry)
            .setParameter("account", account)
            .setParameter("piece", index)
            .getResultList();
    if (found.isEmpty()) {
      throw new FileNotFoundException("no piece " + index + " of maildrop entry " + entry);
    }
    byte[] octets = (byte[]) found.get(0)[1];
    return index == 0 ? join(MaildropEntry.octets((String) found.get(0)[0]), octets) : octets;
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] joined = new byte[first.length + second.length];
    System.arraycopy(first, 0, joined, 0, first.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  /** Puts a message that is in the spool already into one more maildrop. */
  public void add(QueuedMessage message, LocalRecipient to) {
    entities.persist(new MaildropEntry(to, message.id().key(), message.sender(), message.size()));
  }

  /**
   * Removes entries of an account's maildrop, and the messages that nobody holds any more.
   *
   * @return how many entries were there to remove
   */
  public int remove(long account, List<Long> entries) {
    int removed = 0;
    for (int from = 0; from < entries.size(); from += BATCH) {
      List<Long> batch = entries.subList(from, Math.min(from + BATCH, entries.size()));
      List<Long> messages =
          entities
              .createQuery(
                  "select e.message from MaildropEntry e where e.account = :account and e.id in :ids",
                  Long.class)
              .setParameter("account", account)
              .setParameter("ids", batch)
              .getResultList();
      removed +=
          entities
              .createQuery(
                  "delete from MaildropEntry e where e.account = :account and e.id in :ids")
              .setParameter("account", account)
              .setParameter("ids", batch)
              .executeUpdate();
      queue.removeDone(Set.copyOf(messages));
    }
    return removed;
  }
}
