package org.eaglemail.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.eaglemail.database.FreeSpace;
import org.eaglemail.filter.run.Filters;
import org.eaglemail.policy.ReceptionPolicy;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.Reception;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;

/**
 * The steps of mail that comes in, each decided by policy and filters, whatever protocol it comes
 * by. In the order of {@link org.eaglemail.spi.SmtpListener}; only {@link #message} needs a
 * transaction.
 */
@ApplicationScoped
public class MailSteps {
  @Inject private Settings settings;
  @Inject private FreeSpace space;
  @Inject private Rewriting rewriting;
  @Inject private ReceptionPolicy policy;
  @Inject private Filters filters;
  @Inject private FilteredIntake intake;

  Decision connected(Client client, SmtpRole role) {
    return policy.connected(client, role).and(() -> filters.connected(client, role));
  }

  Decision greeted(SmtpSession session) {
    return filters.greeted(session);
  }

  Decision sender(SmtpSession session, ReversePath sender, MailParameters parameters) {
    if (!space.suffices(parameters.size())) {
      return Decision.refuse(Replies.STORAGE_FULL);
    }
    return policy.sender(session, sender).and(() -> filters.sender(session, sender, parameters));
  }

  Decision recipient(
      SmtpSession session, ReversePath sender, ForwardPath recipient, RcptParameters parameters) {
    EmailAddress address = recipient.at(settings.hostname());
    return policy
        .recipient(session, sender, rewriting.recipient(session, recipient))
        .and(() -> filters.recipient(session, address, parameters));
  }

  Decision data(Envelope envelope) {
    return filters.data(envelope);
  }

  /**
   * Stores the message in the caller's transaction.
   *
   * @throws IOException when it cannot be read
   */
  Reception message(Envelope envelope, MessageSource source) throws IOException {
    return intake.accept(envelope, source);
  }

  void reset(SmtpSession session) {
    filters.reset(session);
  }

  void ended(SmtpSession session) {
    filters.ended(session);
  }
}
