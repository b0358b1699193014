package org.eaglemail.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.SmtpProfile;

/** The answers to EHLO and HELO (RFC 5321 §4.1.1.1). */
final class EhloReply {
  private EhloReply() {}

  /** Whether AUTH is announced and taken: never where somebody could read the password. */
  static boolean offersAuthentication(SmtpProfile profile, Client client) {
    return !profile.mechanisms().isEmpty() && client.isPrivate();
  }

  /** Whether STARTTLS is announced and taken: once, where there is a certificate. */
  static boolean offersTls(SmtpProfile profile, Client client) {
    return profile.tls().isPresent() && profile.has(SmtpExtension.STARTTLS) && !client.tls();
  }

  /** The answer to EHLO: the extensions of this session. */
  static Reply extended(SmtpProfile profile, Client client, String greeted) {
    List<String> lines = new ArrayList<>();
    lines.add(profile.hostname() + " greets " + greeted);
    lines.add("PIPELINING"); // RFC 2920
    lines.add("SIZE " + profile.limits().messageSize()); // RFC 1870
    lines.add("8BITMIME"); // RFC 6152
    lines.add("ENHANCEDSTATUSCODES"); // RFC 2034
    if (offersTls(profile, client)) {
      lines.add("STARTTLS"); // RFC 3207
    }
    if (offersAuthentication(profile, client)) {
      lines.add("AUTH PLAIN LOGIN"); // RFC 4954
    }
    return new Reply(250, Optional.empty(), lines);
  }

  /** The answer to HELO. */
  static Reply plain(SmtpProfile profile, String greeted) {
    return Reply.bare(250, profile.hostname() + " greets " + greeted);
  }
}
