package org.eaglemail.maildrop;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.eaglemail.spi.Pop3Listener;

/** The same maildrops on a port of their own, over TLS from the first octet (RFC 8314 §3.2). */
@MessageDriven(
    messageListenerInterface = Pop3Listener.class,
    activationConfig = {
      @ActivationConfigProperty(propertyName = "name", propertyValue = "pop3s"),
      @ActivationConfigProperty(
          propertyName = "listen",
          propertyValue = "${MPCONFIG=eagle.pop3s.listen:127.0.0.1:2995}"),
      @ActivationConfigProperty(
          propertyName = "maxSessions",
          propertyValue = "${MPCONFIG=eagle.sessions.max:10000}"),
      @ActivationConfigProperty(
          propertyName = "maxSessionsPerClient",
          propertyValue = "${MPCONFIG=eagle.sessions.per-client.max:50}"),
      @ActivationConfigProperty(
          propertyName = "drainSeconds",
          propertyValue = "${MPCONFIG=eagle.stop.timeout:30s}")
    })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EncryptedMaildropBean extends MaildropBean {
  @Override
  boolean beginsWithTls() {
    return true;
  }
}
