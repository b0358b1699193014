package org.eaglemail.server;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.spi.SmtpRole;

/**
 * The extensions that a session has: those of the profile that it allows. What is not in it is
 * neither announced nor taken.
 */
record Offer(Set<SmtpExtension> extensions) {
  /** After HELO, and before any greeting. */
  static final Offer NONE = new Offer(Set.of());

  Offer {
    extensions = Collections.unmodifiableSet(extensions);
  }

  /**
   * What EHLO and LHLO are answered with.
   *
   * @param trusted whether the client may speak for others
   * @param authentication whether the session has any mechanism
   */
  static Offer of(SmtpProfile profile, Client client, boolean trusted, boolean authentication) {
    EnumSet<SmtpExtension> all = EnumSet.noneOf(SmtpExtension.class);
    all.addAll(profile.extensions());
    withoutIf(all, SmtpExtension.STARTTLS, profile.tls().isEmpty() || client.tls());
    // RFC 8689 §2.
    withoutIf(all, SmtpExtension.REQUIRETLS, !client.tls());
    withoutIf(all, SmtpExtension.AUTH, !authentication);
    // RFC 4865 §3: for submission.
    withoutIf(all, SmtpExtension.FUTURERELEASE, profile.role() != SmtpRole.SUBMISSION);
    withoutIf(all, SmtpExtension.XCLIENT, !trusted);
    withoutIf(all, SmtpExtension.ETRN, profile.role() == SmtpRole.LMTP);
    // RFC 3030 §3, RFC 6531 §3.1.
    withoutIf(all, SmtpExtension.BINARYMIME, !all.contains(SmtpExtension.CHUNKING));
    withoutIf(all, SmtpExtension.SMTPUTF8, !all.contains(SmtpExtension.EIGHT_BIT_MIME));
    return new Offer(all);
  }

  private static void withoutIf(Set<SmtpExtension> all, SmtpExtension one, boolean condition) {
    if (condition) {
      all.remove(one);
    }
  }

  boolean has(SmtpExtension extension) {
    return extensions.contains(extension);
  }
}
