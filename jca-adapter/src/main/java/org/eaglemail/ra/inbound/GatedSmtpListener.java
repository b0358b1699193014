package org.eaglemail.ra.inbound;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.Reception;
import org.eaglemail.spi.ScramParameters;
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
  public Decision greeted(SmtpSession session) {
    return call.plain(listener -> listener.greeted(session));
  }

  @Override
  public ScramParameters scram(Client client, String user) {
    return call.plain(listener -> listener.scram(client, user));
  }

  @Override
  public Authentication authenticate(Client client, Proof proof) {
    return call.plain(listener -> listener.authenticate(client, proof));
  }

  @Override
  public Decision sender(SmtpSession session, ReversePath sender, MailParameters parameters) {
    return call.plain(listener -> listener.sender(session, sender, parameters));
  }

  @Override
  public Decision recipient(
      SmtpSession session, ReversePath sender, ForwardPath recipient, RcptParameters parameters) {
    return call.plain(listener -> listener.recipient(session, sender, recipient, parameters));
  }

  @Override
  public Decision data(Envelope envelope) {
    return call.plain(listener -> listener.data(envelope));
  }

  @Override
  public void reset(SmtpSession session) {
    call.<Boolean, RuntimeException>plain(
        listener -> {
          listener.reset(session);
          return true;
        });
  }

  @Override
  public void ended(SmtpSession session) {
    call.<Boolean, RuntimeException>plain(
        listener -> {
          listener.ended(session);
          return true;
        });
  }

  @Override
  public Reply verify(SmtpSession session, String subject) {
    return call.plain(listener -> listener.verify(session, subject));
  }

  @Override
  public Reply expand(SmtpSession session, String list) {
    return call.plain(listener -> listener.expand(session, list));
  }

  @Override
  public Reply flush(SmtpSession session, List<String> nodes) {
    return call.plain(listener -> listener.flush(session, nodes));
  }

  @Override
  public Reception message(Envelope envelope, MessageSource source) throws IOException {
    return settled(call.transacted(message, listener -> listener.message(envelope, source)));
  }

  /**
   * What a delivery of a message came to.
   *
   * @throws EndpointException when it was taken, but not committed
   */
  static Reception settled(EndpointCall.Delivery<Reception> delivery) {
    return switch (delivery.result()) {
      // A refusal keeps nothing, so it stands however the transaction ended.
      case Reception.Refused refused -> refused;
      case Reception.Accepted accepted when delivery.committed() -> accepted;
      case Reception.Accepted lost ->
          throw new EndpointException("the transaction of " + lost.queueId() + " did not commit");
    };
  }
}
