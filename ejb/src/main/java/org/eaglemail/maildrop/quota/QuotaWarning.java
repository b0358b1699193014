package org.eaglemail.maildrop.quota;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.eaglemail.directory.Directory;
import org.eaglemail.maildrop.Deposit;
import org.eaglemail.mime.MailDate;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.settings.Settings;
import org.eaglemail.spool.LocalRecipient;
import org.eaglemail.spool.OctetSource;
import org.eaglemail.spool.QueueId;

/** Writes the message that says a maildrop is nearly full. */
@Stateless
public class QuotaWarning {
  private static final String BODY =
      """

      Your mailbox is nearly full. When it is full, mail to you is put off, and
      its senders are told. Please fetch and remove messages that you no longer
      need on the server.
      """;

  @EJB private Quotas quotas;
  @EJB private Directory directory;
  @Inject private Deposit deposit;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /**
   * Tells an account's owner, if that is due, in one transaction with the note that it was told.
   *
   * @throws RuntimeException when it cannot be written; nothing is noted, so it is tried again
   */
  public void tell(long account) {
    if (quotas.mustWarn(account)) {
      write(account, directory.account(account).address());
    }
  }

  private void write(long account, EmailAddress to) {
    try {
      deposit.put(
          ReversePath.nullSender(),
          id -> header(id, to),
          new OctetSource(octets(BODY)),
          List.of(new LocalRecipient(account, to)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] header(QueueId id, EmailAddress to) {
    String host = settings.hostname().toString();
    String lines =
        "Date: "
            + MailDate.of(clock.instant(), clock.getZone())
            + "\n"
            + "From: Mail Delivery System <postmaster@"
            + host
            + ">\n"
            + "To: <"
            + to
            + ">\n"
            + "Subject: Your mailbox is nearly full\n"
            + "Message-ID: <"
            + id
            + ".quota@"
            + host
            + ">\n"
            // RFC 3834 §5: no program should answer this.
            + "Auto-Submitted: auto-generated\n";
    return octets(lines);
  }

  private static byte[] octets(String lines) {
    return lines.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
