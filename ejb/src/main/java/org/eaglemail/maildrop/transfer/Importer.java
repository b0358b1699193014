package org.eaglemail.maildrop.transfer;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.eaglemail.archive.MessageReader;
import org.eaglemail.archive.OctetBuffer;
import org.eaglemail.archive.ScreenedMessage;
import org.eaglemail.database.FreeSpace;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.settings.Settings;
import org.eaglemail.spool.LocalRecipient;

/**
 * Reads a mailbox into a maildrop, a transaction for some messages at a time: an import that ends
 * early goes on after the last of them. Needs no transaction; for use by any thread of the
 * container's.
 */
@ApplicationScoped
public class Importer {
  @EJB private ImportJobs jobs;
  @Inject private FreeSpace space;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /**
   * Reads it to its end.
   *
   * @param to whose maildrop
   * @throws IOException when reading fails; what was written before stays
   * @throws ImportStopped when the import was taken over or removed
   */
  void read(ImportRun run, MessageReader mailbox, EmailAddress to) throws IOException {
    LocalRecipient recipient = new LocalRecipient(run.account(), to);
    boolean more = true;
    while (more) {
      try (ImportBatch batch = new ImportBatch()) {
        more = fill(batch, run, mailbox, recipient);
        jobs.store(run, batch, mailbox.position());
      }
    }
  }

  /** Whether there may be more. */
  private boolean fill(ImportBatch batch, ImportRun run, MessageReader mailbox, LocalRecipient to)
      throws IOException {
    while (!batch.isFull()) {
      Optional<MessageReader.Note> note = mailbox.next();
      if (note.isEmpty()) {
        return false;
      }
      if (note.get().leftOut()) {
        batch.leaveOut();
      } else {
        add(batch, item(note.get(), to, screened(run, mailbox)));
      }
    }
    return true;
  }

  private static void add(ImportBatch batch, ImportBatch.Item item) throws IOException {
    if (item.message().isInternalData()) {
      item.message().close();
      batch.leaveOut();
    } else {
      batch.add(item);
    }
  }

  private ScreenedMessage screened(ImportRun run, MessageReader mailbox) throws IOException {
    if (!space.suffices(OptionalLong.empty())) {
      throw new IOException("the disk is nearly full (eagle.spool.min-free)");
    }
    ScreenedMessage message = new ScreenedMessage(limits(), run.order().withoutState());
    try {
      mailbox.copyTo(message);
      return message;
    } catch (IOException | RuntimeException e) {
      message.close();
      throw e;
    }
  }

  private OctetBuffer.Limits limits() {
    return new OctetBuffer.Limits(
        settings.temporaryDirectory(),
        settings.spoolMemoryThreshold(),
        settings.importMessageMaxSize());
  }

  private ImportBatch.Item item(
      MessageReader.Note note, LocalRecipient to, ScreenedMessage message) {
    return new ImportBatch.Item(
        to,
        sender(note.sender()),
        note.received().orElseGet(clock::instant),
        message,
        message.takeDigest());
  }

  /** Users of the machine are without a domain in an mbox file. What is no address is nobody. */
  private ReversePath sender(String text) {
    try {
      boolean local = !text.isEmpty() && text.indexOf('@') < 0;
      return ReversePath.parse(local ? text + "@" + settings.hostname() : text);
    } catch (IllegalArgumentException e) {
      return ReversePath.nullSender();
    }
  }
}
