package org.eaglemail.bounce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spool.ContentReader;
import org.eaglemail.spool.Lease;
import org.eaglemail.spool.LocalRecipient;
import org.eaglemail.spool.NewMessage;
import org.eaglemail.spool.Origin;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.Spool;
import org.eaglemail.spool.Spooled;
import org.eaglemail.spool.Terms;
import org.eaglemail.spool.Timing;

/** Writes bounces into the spool. */
@ApplicationScoped
public class Bounces {
  private static final Logger LOG = System.getLogger(Bounces.class.getName());

  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private MailboxLookup mailboxes;
  @Inject private ContentReader contents;
  @Inject private Spool spool;

  /**
   * Tells the sender of {@code message}, in the caller's transaction: in his maildrop if it is
   * here, else by mail.
   *
   * @param lease for the bounce, if it has to be sent
   * @return empty when there is nobody to tell
   * @throws IOException when the message cannot be read
   */
  public Optional<Spooled> write(QueuedMessage message, List<FailedRecipient> failed, Lease lease)
      throws IOException {
    return switch (message.sender()) {
      // RFC 5321 §4.5.5, §6.1: a notification about a notification could go on for ever.
      case ReversePath.NullSender none -> {
        LOG.log(Level.INFO, "{0}: undeliverable, and no sender to tell", message.id());
        yield Optional.empty();
      }
      case ReversePath.Mailbox(EmailAddress sender) -> write(message, sender, failed, lease);
    };
  }

  private Optional<Spooled> write(
      QueuedMessage message, EmailAddress sender, List<FailedRecipient> failed, Lease lease)
      throws IOException {
    return switch (mailboxes.find(sender)) {
      case MailboxLookup.Account account -> {
        LocalRecipient local = new LocalRecipient(account.id(), sender);
        yield Optional.of(store(bounce(message, sender, failed), List.of(local), List.of(), lease));
      }
      case MailboxLookup.Foreign foreign ->
          Optional.of(store(bounce(message, sender, failed), List.of(), List.of(sender), lease));
      case MailboxLookup.UnknownUser unknown -> {
        LOG.log(
            Level.WARNING,
            "{0}: undeliverable, and its sender {1} does not exist",
            message.id(),
            sender);
        yield Optional.empty();
      }
    };
  }

  private Bounce bounce(QueuedMessage message, EmailAddress sender, List<FailedRecipient> failed)
      throws IOException {
    return new Bounce(
        settings.hostname(),
        sender,
        message.id(),
        message.received(),
        clock.instant().atZone(clock.getZone()),
        failed,
        OriginalHeader.of(contents.source(message)));
  }

  private Spooled store(
      Bounce bounce, List<LocalRecipient> local, List<EmailAddress> remote, Lease lease)
      throws IOException {
    BounceMessage message = new BounceMessage(bounce);
    Instant now = bounce.at().toInstant();
    Spooled spooled =
        spool.store(
            new NewMessage(
                Origin.OWN,
                ReversePath.nullSender(),
                Terms.PLAIN,
                Timing.of(now, now.plus(settings.queueExpiry())),
                local,
                remote.stream().map(EnvelopeRecipient::of).toList(),
                message::header,
                message.content(),
                Optional.empty()),
            lease);
    LOG.log(
        Level.INFO, "{0}: sender {1} is told by {2}", bounce.original(), bounce.to(), spooled.id());
    return spooled;
  }
}
