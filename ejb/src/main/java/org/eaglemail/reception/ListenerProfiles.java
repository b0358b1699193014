package org.eaglemail.reception;

import java.util.EnumSet;
import java.util.Set;
import org.eaglemail.protocol.smtp.SmtpExtension;

/** How the SMTP listeners behave, by their settings. */
final class ListenerProfiles {
  /** What there is something behind. */
  static final Set<SmtpExtension> SERVED =
      EnumSet.of(
          SmtpExtension.PIPELINING,
          SmtpExtension.SIZE,
          SmtpExtension.EIGHT_BIT_MIME,
          SmtpExtension.CHUNKING,
          SmtpExtension.ENHANCEDSTATUSCODES,
          SmtpExtension.STARTTLS,
          SmtpExtension.AUTH,
          SmtpExtension.LIMITS);

  private ListenerProfiles() {}
}
