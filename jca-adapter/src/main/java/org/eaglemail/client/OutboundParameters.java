package org.eaglemail.client;

import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.protocol.smtp.Xtext;
import org.eaglemail.spi.OutboundMessage;

/**
 * The parameters behind MAIL and RCPT, as many of them as the peer offers to heed; what it does not
 * offer is left out, not refused ({@link PeerRules} refuses).
 */
final class OutboundParameters {
  private final Capabilities peer;

  OutboundParameters(Capabilities peer) {
    this.peer = peer;
  }

  /** Those of MAIL, each with a space before it. */
  String mail(OutboundMessage message) {
    MailParameters asked = message.parameters();
    StringBuilder text = new StringBuilder();
    if (peer.offers(SmtpExtension.SIZE)) {
      text.append(" SIZE=").append(message.source().size());
    }
    // RFC 6152 §2: a message is 7BIT where nothing else is said.
    if (asked.body() != BodyType.SEVEN_BIT && peer.takes(asked.body())) {
      text.append(" BODY=").append(asked.body().keyword());
    }
    if (message.isInternational() && peer.offers(SmtpExtension.SMTPUTF8)) {
      text.append(" SMTPUTF8");
    }
    if (peer.offers(SmtpExtension.DSN)) {
      // RFC 3461 §5.2.1: as they came.
      asked.notification().returned().ifPresent(ret -> text.append(" RET=").append(ret));
      asked
          .notification()
          .envelopeId()
          .ifPresent(id -> text.append(" ENVID=").append(Xtext.encode(id)));
    }
    if (asked.requireTls() && peer.offers(SmtpExtension.REQUIRETLS)) {
      text.append(" REQUIRETLS");
    }
    asked.deliverBy().filter(peer::delivers).ifPresent(by -> text.append(" BY=").append(by.text()));
    if (peer.offers(SmtpExtension.MT_PRIORITY)) {
      asked.priority().ifPresent(level -> text.append(" MT-PRIORITY=").append(level));
    }
    return text.toString();
  }

  /** Those of RCPT, each with a space before it. */
  String recipient(RcptParameters asked, boolean utf8) {
    return peer.offers(SmtpExtension.DSN)
        ? asked.text(utf8 && peer.offers(SmtpExtension.SMTPUTF8))
        : "";
  }
}
