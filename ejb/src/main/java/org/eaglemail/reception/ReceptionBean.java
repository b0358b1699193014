package org.eaglemail.reception;

import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.eaglemail.authentication.ClientAuthentication;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.readiness.Readiness;
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
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;

/**
 * What the SMTP listeners have in common. Only {@link #message} runs in a transaction: the adapter
 * commits it before it acknowledges.
 */
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
abstract class ReceptionBean implements SmtpListener {
  @Inject private SiteFlush sites;
  @Inject private Readiness readiness;
  @Inject private ListenerProfiles profiles;
  @Inject private Verification verification;
  @Inject private ClientAuthentication authentication;
  @Inject private MailSteps steps;

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public SmtpProfile opening() {
    readiness.await();
    return profiles.of(role(), beginsWithTls());
  }

  /** What the listener is for. */
  abstract SmtpRole role();

  /** Whether sessions begin with the handshake (RFC 8314 §3.3). */
  boolean beginsWithTls() {
    return false;
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Decision connected(Client client) {
    return steps.connected(client, role());
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Decision greeted(SmtpSession session) {
    return steps.greeted(session);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Authentication authenticate(Client client, Proof proof) {
    return authentication.authenticate(client, proof);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public ScramParameters scram(Client client, String user) {
    return authentication.scram(user);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Decision sender(SmtpSession session, ReversePath sender, MailParameters parameters) {
    return steps.sender(session, sender, parameters);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Decision recipient(
      SmtpSession session, ReversePath sender, ForwardPath recipient, RcptParameters parameters) {
    return steps.recipient(session, sender, recipient, parameters);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Reception message(Envelope envelope, MessageSource source) throws IOException {
    return steps.message(envelope, source);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Decision data(Envelope envelope) {
    return steps.data(envelope);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void reset(SmtpSession session) {
    steps.reset(session);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void ended(SmtpSession session) {
    steps.ended(session);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Reply flush(SmtpSession session, List<String> nodes) {
    return sites.flush(session, nodes);
  }

  /** Asked only where VRFY is switched on; elsewhere clients are told nothing (252). */
  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Reply verify(SmtpSession session, String subject) {
    return verification.verify(session, subject);
  }

  /** Asked only where EXPN is switched on. */
  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Reply expand(SmtpSession session, String list) {
    return verification.expand(session, list);
  }
}
