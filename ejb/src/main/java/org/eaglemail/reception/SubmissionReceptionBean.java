package org.eaglemail.reception;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpRole;

/** Mail from our own users (RFC 6409): who sends must authenticate. */
@MessageDriven(
    messageListenerInterface = SmtpListener.class,
    activationConfig = {
      @ActivationConfigProperty(propertyName = "name", propertyValue = "submission"),
      @ActivationConfigProperty(
          propertyName = "listen",
          propertyValue = "${MPCONFIG=eagle.submission.listen:127.0.0.1:2587}"),
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
public class SubmissionReceptionBean extends ReceptionBean {
  @Override
  SmtpRole role() {
    return SmtpRole.SUBMISSION;
  }
}
