package org.eaglemail.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eaglemail.spi.MessageSource;

/**
 * Reads messages piece by piece. Needs no transaction: a message's octets never change; they are
 * there until the message is removed.
 */
@ApplicationScoped
public class ContentReader {
  @PersistenceContext(unitName = "eagle")
  private EntityManager entities;

  @Inject private RecentContents recent;

  /**
   * A piece of a message.
   *
   * @throws IOException when there is none: the message was removed
   */
  public byte[] piece(QueueId id, int index) throws IOException {
    // What was kept is a message of one piece.
    Optional<byte[]> kept = index == 0 ? recent.take(id.key()) : Optional.empty();
    return kept.isPresent() ? kept.get() : read(id, index);
  }

  private byte[] read(QueueId id, int index) throws IOException {
    List<byte[]> found =
        entities
            .createQuery(
                "select c.octets from Content c where c.message = :message and c.piece = :piece",
                byte[].class)
            .setParameter("message", id.key())
            .setParameter("piece", index)
            .getResultList();
    if (found.isEmpty()) {
      throw new FileNotFoundException("no piece " + index + " of message " + id);
    }
    return found.get(0);
  }

  /** The whole message, read as it is needed. */
  public MessageSource source(QueuedMessage message) {
    return source(message.id(), message.size());
  }

  private MessageSource source(QueueId id, long size) {
    return new MessageSource() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public InputStream open() {
        return new PieceStream(size, index -> piece(id, index));
      }
    };
  }
}
