package org.eaglemail.server;

import java.time.InstantSource;
import java.util.Optional;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.FutureRelease;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpExtension;

/**
 * Parameters of MAIL and RCPT are for those who were offered their extension (RFC 5321 §4.1.1.11):
 * the others get 555.
 */
final class ParameterRules {
  private final InstantSource clock;

  ParameterRules(InstantSource clock) {
    this.clock = clock;
  }

  /** Why MAIL with these is refused; empty when it is not. */
  Optional<Reply> refusal(MailParameters given, Offer offer) {
    if (given.equals(MailParameters.NONE)) {
      return Optional.empty();
    }
    boolean known =
        allowed(given.size().isPresent(), SmtpExtension.SIZE, offer)
            && allowed(given.body() == BodyType.EIGHT_BIT_MIME, SmtpExtension.EIGHT_BIT_MIME, offer)
            && allowed(given.body() == BodyType.BINARY_MIME, SmtpExtension.BINARYMIME, offer)
            && allowed(given.utf8(), SmtpExtension.SMTPUTF8, offer)
            && allowed(
                !given.notification().equals(MailParameters.Notification.NONE),
                SmtpExtension.DSN,
                offer)
            && allowed(given.requireTls(), SmtpExtension.REQUIRETLS, offer)
            && allowed(given.release().isPresent(), SmtpExtension.FUTURERELEASE, offer)
            && allowed(given.deliverBy().isPresent(), SmtpExtension.DELIVERBY, offer)
            && allowed(given.priority().isPresent(), SmtpExtension.MT_PRIORITY, offer)
            && allowed(given.submitter(), SmtpExtension.AUTH, offer);
    if (!known) {
      return Optional.of(Replies.UNKNOWN_PARAMETER);
    }
    return given.release().filter(this::isTooLate).map(late -> Replies.HELD_TOO_LONG);
  }

  /** Why RCPT with these is refused; empty when it is not. */
  Optional<Reply> refusal(RcptParameters given, Offer offer) {
    return given.equals(RcptParameters.NONE) || offer.has(SmtpExtension.DSN)
        ? Optional.empty()
        : Optional.of(Replies.UNKNOWN_PARAMETER);
  }

  private static boolean allowed(boolean given, SmtpExtension extension, Offer offer) {
    return !given || offer.has(extension);
  }

  private boolean isTooLate(FutureRelease release) {
    var now = clock.instant();
    return release.release(now).isAfter(now.plus(EhloReply.MAX_HOLD));
  }
}
