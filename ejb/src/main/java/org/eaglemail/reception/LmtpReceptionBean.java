package org.eaglemail.reception;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpRole;

/**
 * Mail that another server, or a program on this machine, hands over to be delivered here (RFC
 * 2033): for our own mailboxes only, whoever the client is.
 */
@MessageDriven(
    messageListenerInterface = SmtpListener.class,
    activationConfig = {
      @ActivationConfigProperty(propertyName = "name", propertyValue = "lmtp"),
      @ActivationConfigProperty(
          propertyName = "listen",
          propertyValue = "${MPCONFIG=eagle.lmtp.listen:off}"),
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
public class LmtpReceptionBean extends ReceptionBean {
  @Override
  SmtpRole role() {
    return SmtpRole.LMTP;
  }
}
