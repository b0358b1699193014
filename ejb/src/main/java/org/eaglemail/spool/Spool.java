package org.eaglemail.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;

/** Takes messages in. Every method runs in the caller's transaction. */
@ApplicationScoped
public class Spool {
  /** Pieces that are written before they are sent to the database and forgotten: 512 KiB. */
  private static final int PIECES_PER_FLUSH = 8;

  @PersistenceContext(unitName = "eagle")
  private EntityManager entities;

  /**
   * Writes a message, its content, a maildrop entry for each local recipient, and a row for each
   * remote one, under {@code lease}. Memory is bounded whatever the message's size.
   *
   * @throws IOException when the content cannot be read or has not the size it promised
   */
  public Spooled store(NewMessage from, Lease lease) throws IOException {
    Message message = new Message(from);
    entities.persist(message);
    byte[] header = from.header().apply(message.queueId());
    message.size(header.length + from.content().size());
    // Rows that refer to the message must not come before it in a batch.
    entities.flush();
    try (InputStream octets =
        new SequenceInputStream(new ByteArrayInputStream(header), from.content().open())) {
      writeContent(message, octets);
    }
    for (LocalRecipient local : from.local()) {
      entities.persist(new MaildropEntry(local, message.id(), from.sender(), message.size()));
    }
    List<Recipient> remote = new ArrayList<>(from.remote().size());
    for (EmailAddress address : from.remote()) {
      Recipient recipient = new Recipient(message.id(), address, from, lease);
      entities.persist(recipient);
      remote.add(recipient);
    }
    return new Spooled(message.queueId(), queued(message, remote));
  }

  private void writeContent(Message message, InputStream octets) throws IOException {
    long rest = message.size();
    List<Content> pieces = new ArrayList<>(1);
    for (int i = 0; rest > 0; i++) {
      int length = (int) Math.min(rest, Content.PIECE);
      byte[] piece = octets.readNBytes(length);
      if (piece.length < length) {
        throw new EOFException("the message ended " + (rest - piece.length) + " octets early");
      }
      Content content = new Content(message.id(), i, piece);
      entities.persist(content);
      pieces.add(content);
      rest -= length;
      if (pieces.size() == PIECES_PER_FLUSH) {
        entities.flush();
        pieces.forEach(entities::detach);
        pieces.clear();
      }
    }
    if (octets.read() >= 0) {
      throw new IOException("the message is longer than it promised");
    }
  }

  private static Optional<QueuedMessage> queued(Message message, List<Recipient> remote) {
    return remote.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new QueuedMessage(
                message.queueId(),
                message.sender(),
                message.body(),
                message.size(),
                message.received(),
                remote.stream().map(Recipient::queued).toList()));
  }
}
