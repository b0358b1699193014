package org.eaglemail.reception;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpRole;

/** Submission on a port of its own, over TLS from the first octet (RFC 8314 §3.3). */
@MessageDriven(
    messageListenerInterface = SmtpListener.class,
    activationConfig = {
      @ActivationConfigProperty(propertyName = "name", propertyValue = "submissions"),
      @ActivationConfigProperty(
          propertyName = "listen",
          propertyValue = "${MPCONFIG=eagle.submissions.listen:127.0.0.1:2465}"),
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
public class SubmissionsReceptionBean extends ReceptionBean {
  @Override
  SmtpRole role() {
    return SmtpRole.SUBMISSION;
  }

  @Override
  boolean beginsWithTls() {
    return true;
  }
}
