package org.eaglemail.reception;

import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.eaglemail.directory.Authenticator;
import org.eaglemail.policy.ReceptionPolicy;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.readiness.Readiness;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.Reception;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.spi.SmtpSession;

/**
 * What the SMTP listeners have in common. Only {@link #message} runs in a transaction: the adapter
 * commits it before it acknowledges.
 */
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
abstract class ReceptionBean implements SmtpListener {
  @Inject private Readiness readiness;
  @Inject private Settings settings;
  @Inject private ReceptionPolicy policy;
  @Inject private Authenticator authenticator;
  @Inject private MessageIntake intake;

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public SmtpProfile opening() {
    readiness.await();
    SmtpProfile defaults = SmtpProfile.named(settings.hostname());
    return new SmtpProfile(
        settings.hostname(),
        authentication(),
        settings.messageMaxSize(),
        defaults.maxRecipients(),
        defaults.maxErrors(),
        settings.spoolMemoryThreshold(),
        settings.temporaryDirectory(),
        defaults.commandTimeout());
  }

  /** Whether AUTH is offered. */
  abstract boolean authentication();

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<String> authenticate(Client client, Credentials credentials) {
    return authenticator.authenticate(credentials).map(account -> account.address().toString());
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Decision sender(SmtpSession session, ReversePath sender, MailParameters parameters) {
    return policy.sender(session, sender);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Decision recipient(SmtpSession session, ReversePath sender, ForwardPath recipient) {
    return policy.recipient(session, recipient);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Reception message(Envelope envelope, MessageSource source) throws IOException {
    return intake.accept(envelope, source);
  }
}
