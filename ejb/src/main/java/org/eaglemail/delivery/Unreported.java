package org.eaglemail.delivery;

import java.util.Set;
import org.eaglemail.protocol.smtp.NotifyCondition;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.spool.QueuedRecipient;
import org.eaglemail.spool.Terms;

/** Whether the server that took a message may not tell its sender what he asked to hear. */
final class Unreported {
  private Unreported() {}

  /**
   * RFC 3461 §5.2.2: who asked to hear of success hears that the message left our sight. RFC 2852
   * §4.1.3, §4.1.5: so does who gave a time to deliver by, unless he wants to hear nothing, when
   * that time was not passed on, and for the trace always.
   *
   * @param offered the extensions of that server
   */
  static boolean of(Terms terms, QueuedRecipient recipient, Set<SmtpExtension> offered) {
    boolean success =
        recipient.parameters().notifyOn().orElse(Set.of()).contains(NotifyCondition.SUCCESS);
    if (success && !offered.contains(SmtpExtension.DSN)) {
      return true;
    }
    boolean never = recipient.parameters().notifyOn().filter(Set::isEmpty).isPresent();
    return !never
        && terms
            .deadline()
            .filter(by -> by.trace() || !offered.contains(SmtpExtension.DELIVERBY))
            .isPresent();
  }
}
