package org.eaglemail.server;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.spi.SmtpLimits;
import org.eaglemail.spi.SmtpProfile;

/** The answers to EHLO, LHLO and HELO (RFC 5321 §4.1.1.1). */
final class EhloReply {
  /** RFC 4865 §3: how long a message may be held back at most. */
  static final Duration MAX_HOLD = Duration.ofDays(30);

  private final SmtpProfile profile;
  private final InstantSource clock;

  EhloReply(SmtpProfile profile, InstantSource clock) {
    this.profile = profile;
    this.clock = clock;
  }

  /**
   * The answer to EHLO and LHLO: the extensions of this session.
   *
   * @param mechanisms of AUTH
   */
  Reply extended(Offer offer, String mechanisms, String greeted) {
    List<String> lines = new ArrayList<>(offer.extensions().size() + 2);
    lines.add(profile.hostname() + " greets " + greeted);
    for (SmtpExtension extension : offer.extensions()) {
      lines.add(extension.keyword() + parameters(extension, mechanisms));
    }
    lines.add("HELP");
    return new Reply(250, Optional.empty(), lines);
  }

  /** The answer to HELO. */
  Reply plain(String greeted) {
    return Reply.bare(250, profile.hostname() + " greets " + greeted);
  }

  private String parameters(SmtpExtension extension, String mechanisms) {
    SmtpLimits limits = profile.limits();
    return switch (extension) {
      case SIZE -> " " + limits.messageSize();
      case AUTH -> " " + mechanisms;
      // RFC 4865 §3: the longest interval in seconds, and the latest time.
      case FUTURERELEASE ->
          " "
              + MAX_HOLD.toSeconds()
              + " "
              + clock.instant().plus(MAX_HOLD).truncatedTo(ChronoUnit.SECONDS);
      // RFC 9422 §4.
      case LIMITS -> " RCPTMAX=" + limits.recipients() + " MAILMAX=" + limits.transactions();
      case XCLIENT -> " " + String.join(" ", XclientIdentity.ATTRIBUTES);
      case PIPELINING,
          EIGHT_BIT_MIME,
          BINARYMIME,
          CHUNKING,
          SMTPUTF8,
          DSN,
          ENHANCEDSTATUSCODES,
          STARTTLS,
          REQUIRETLS,
          DELIVERBY,
          MT_PRIORITY,
          ETRN,
          VRFY,
          EXPN ->
          "";
    };
  }
}
