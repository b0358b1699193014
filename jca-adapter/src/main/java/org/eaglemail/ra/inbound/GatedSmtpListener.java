package org.eaglemail.ra.inbound;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
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
 * The application's SMTP listener as sessions see it: behind the gate, {@code message} transacted.
 */
final class GatedSmtpListener implements SmtpListener {
  private final EndpointCall<SmtpListener> call;
  private final Method message;

  GatedSmtpListener(EndpointCall<SmtpListener> call) {
    this.call = call;
    this.message = call.method("message", Envelope.class, MessageSource.class);
  }

  @Override
  public SmtpProfile opening() {
    return call.plain(SmtpListener::opening);
  }

  @Override
  public Decision connected(Client client) {
    return call.plain(listener -> listener.connected(client));
  }

  @Override
  public Optional<String> authenticate(Client client, Credentials credentials) {
    return call.plain(listener -> listener.authenticate(client, credentials));
  }

  @Override
  public Decision sender(SmtpSession session, ReversePath sender, MailParameters parameters) {
    return call.plain(listener -> listener.sender(session, sender, parameters));
  }

  @Override
  public Decision recipient(SmtpSession session, ReversePath sender, ForwardPath recipient) {
    return call.plain(listener -> listener.recipient(session, sender, recipient));
  }

  @Override
  public Reception message(Envelope envelope, MessageSource source) throws IOException {
    EndpointCall.Delivery<Reception> delivery =
        call.transacted(message, listener -> listener.message(envelope, source));
    return switch (delivery.result()) {
      // A refusal keeps nothing, so it stands however the transaction ended.
      case Reception.Refused refused -> refused;
      case Reception.Accepted accepted when delivery.committed() -> accepted;
      case Reception.Accepted lost ->
          throw new EndpointException("the transaction of " + lost.queueId() + " did not commit");
    };
  }
}
