package org.eaglemail.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.util.function.Function;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.MessageSource;

/** Takes messages in. Every method runs in the caller's transaction. */
@ApplicationScoped
public class Spool {
  /** Pieces that are written before they are sent to the database and forgotten: 512 KiB. */
  private static final int PIECES_PER_FLUSH = 8;

  @PersistenceContext(unitName = "eagle")
  private EntityManager entities;

  @Inject private RecentContents recent;

  /**
   * Writes a message, its content, a maildrop entry for each local recipient, and a row for each
   * queued one, under {@code lease} unless it has to wait. Memory is bounded whatever the message's
   * size.
   *
   * @throws IOException when the content cannot be read or has not the size it promised
   */
  public Spooled store(NewMessage from, Lease lease) throws IOException {
    Message message = begin(new Message(from));
    boolean utf8 = writeContent(message, from);
    for (LocalRecipient local : from.local()) {
      entities.persist(new MaildropEntry(local, message.id(), from.sender(), message.size(), utf8));
    }
    List<Recipient> queued = new ArrayList<>(from.queued().size());
    for (EnvelopeRecipient to : from.queued()) {
      Recipient recipient = new Recipient(message.id(), to, from, lease);
      entities.persist(recipient);
      queued.add(recipient);
    }
    return new Spooled(
        message.queueId(),
        from.timing().start().isAtOnce() ? underLease(message, queued) : Optional.empty());
  }

  /**
   * Puts a message from another maildrop into one of ours.
   *
   * @throws IOException as above
   */
  public QueueId adopt(AdoptedMessage from) throws IOException {
    NewMessage content = from.message();
    Message message = begin(new Message(content));
    writeContent(message, content);
    entities.persist(new MaildropEntry(from, message.id()));
    return message.queueId();
  }

  /**
   * Stores a message that is in no maildrop yet; see {@link MaildropStore#give}.
   *
   * @throws IOException as above
   */
  public QueueId keep(Keepsake from) throws IOException {
    Message message = begin(new Message(from));
    message.utf8(writeProbed(message, from.header(), from.content(), false));
    entities.persist(new KeptMessage(message.id()));
    // As above: other rows will refer to this one.
    entities.flush();
    return message.queueId();
  }

  private Message begin(Message message) {
    entities.persist(message);
    return message;
  }

  /** A name for a message that is not kept, from the same numbers as all others'. */
  public QueueId unused() {
    Message message = new Message();
    // Gives it its key; what is detached before a flush is never written.
    entities.persist(message);
    entities.detach(message);
    return message.queueId();
  }

  /** Returns whether the header holds UTF-8, as it may in an internationalized message only. */
  private boolean writeContent(Message message, NewMessage from) throws IOException {
    // What is to be sent to others is to be read soon.
    boolean leaves = !from.queued().isEmpty();
    if (from.terms().utf8()) {
      return writeProbed(message, from.header(), from.content(), leaves);
    }
    try (InputStream octets = begin(message, from.header(), from.content())) {
      writeContent(message, octets, leaves);
    }
    return false;
  }

  private boolean writeProbed(
      Message message, Function<QueueId, byte[]> header, MessageSource content, boolean leaves)
      throws IOException {
    try (HeaderProbe probe = new HeaderProbe(begin(message, header, content))) {
      writeContent(message, probe, leaves);
      return probe.isBeyondAscii();
    }
  }

  /** All octets of a message, whose row is written. */
  private InputStream begin(
      Message message, Function<QueueId, byte[]> header, MessageSource content) throws IOException {
    byte[] first = header.apply(message.queueId());
    message.size(first.length + content.size());
    // Rows that refer to the message must not come before it in a batch.
    entities.flush();
    return new SequenceInputStream(new ByteArrayInputStream(first), content.open());
  }

  /**
   * @param leaves whether it is to be read soon, to be sent to others
   */
  private void writeContent(Message message, InputStream octets, boolean leaves)
      throws IOException {
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
      if (leaves && length == message.size()) {
        recent.keep(message.id(), piece);
      }
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

  private static Optional<QueuedMessage> underLease(Message message, List<Recipient> recipients) {
    return recipients.isEmpty()
        ? Optional.empty()
        : Optional.of(message.queued(recipients.stream().map(Recipient::queued).toList()));
  }
}
