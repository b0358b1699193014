package org.eaglemail.reception;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpRole;

/** Mail from other servers, port 25 of the world. Offers no AUTH: a server has no account here. */
@MessageDriven(
    messageListenerInterface = SmtpListener.class,
    activationConfig = {
      @ActivationConfigProperty(propertyName = "name", propertyValue = "smtp"),
      @ActivationConfigProperty(
          propertyName = "listen",
          propertyValue = "${MPCONFIG=eagle.smtp.listen:127.0.0.1:2525}"),
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
public class MxReceptionBean extends ReceptionBean {
  @Override
  SmtpRole role() {
    return SmtpRole.RELAY;
  }
}
