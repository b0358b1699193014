package org.eaglemail.maildrop.transfer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.eaglemail.archive.MailboxFormat;
import org.eaglemail.archive.MessageWriter;
import org.eaglemail.archive.maildir.MaildirWriter;
import org.eaglemail.archive.mbox.MboxWriter;
import org.eaglemail.settings.Settings;
import org.eaglemail.spool.MaildropReader;
import org.eaglemail.spool.MaildropStore;
import org.eaglemail.spool.StoredMail;

/**
 * Writes a maildrop as a mailbox, as its account sees it; a few pieces of a message are in memory
 * at a time. Messages that come or go meanwhile are in it or not.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Export {
  private static final int PAGE = 500;

  @Inject private MaildropStore maildrops;
  @Inject private MaildropReader reader;
  @Inject private Settings settings;

  /**
   * Writes it.
   *
   * @param lineEnd of the file, LF or CRLF
   * @param out not closed
   * @throws IOException when it cannot be written, or a message not be read: what was written is
   *     not whole then
   */
  public void write(long account, MailboxFormat format, String lineEnd, OutputStream out)
      throws IOException {
    try (MessageWriter writer = writer(format, lineEnd, out)) {
      List<StoredMail> page = maildrops.page(account, 0, PAGE);
      while (!page.isEmpty()) {
        for (StoredMail mail : page) {
          write(account, mail, writer);
        }
        page = maildrops.page(account, page.getLast().id(), PAGE);
      }
    }
  }

  private MessageWriter writer(MailboxFormat format, String lineEnd, OutputStream out)
      throws IOException {
    return switch (format) {
      case MBOX, MBOXO, MBOXCL2 -> new MboxWriter(out, format, lineEnd);
      case MAILDIR -> new MaildirWriter(out, settings.hostname().toString(), lineEnd);
    };
  }

  private void write(long account, StoredMail mail, MessageWriter writer) throws IOException {
    if (isThere(account, mail)) {
      String name = mail.message() + "-" + mail.id();
      writer.write(name, mail.sender(), mail.received(), reader.source(account, mail));
    }
  }

  /** It may have been removed since it was listed. */
  private boolean isThere(long account, StoredMail mail) throws IOException {
    if (mail.size() == 0) {
      return true;
    }
    try {
      reader.piece(account, mail.id(), 0);
      return true;
    } catch (FileNotFoundException e) {
      return false;
    }
  }
}
