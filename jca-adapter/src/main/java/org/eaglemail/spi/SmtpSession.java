package org.eaglemail.spi;

import java.util.Optional;

/**
 * What is known of an SMTP session at a moment; a snapshot.
 *
 * @param helo the name the client gave with EHLO, HELO or LHLO; empty before it did
 * @param extended true after EHLO or LHLO, false after HELO
 * @param account the account it authenticated as
 */
public record SmtpSession(
    Client client, SmtpRole role, String helo, boolean extended, Optional<String> account) {

  /** The session of a client that has said nothing yet. */
  public static SmtpSession of(Client client, SmtpRole role) {
    return new SmtpSession(client, role, "", false, Optional.empty());
  }

  /** What a session of POP3 amounts to whose client hands in a message (XTND XMIT). */
  public static SmtpSession ofPop3(Client client, String account) {
    return new SmtpSession(client, SmtpRole.SUBMISSION, "", false, Optional.of(account));
  }

  /**
   * The protocol's name for the Received header (RFC 3848 §3, RFC 6531 §4.3).
   *
   * @param utf8 whether the message was sent with SMTPUTF8
   */
  public String protocol(boolean utf8) {
    if (helo.isEmpty() && account.isPresent()) {
      // Who speaks SMTP gives a name before it can be an account: it came by XTND XMIT.
      return "POP3" + (client.tls() ? "S" : "");
    }
    if (!extended) {
      return "SMTP";
    }
    String name = role == SmtpRole.LMTP ? "LMTP" : utf8 ? "SMTP" : "ESMTP";
    return (utf8 ? "UTF8" : "")
        + name
        + (client.tls() ? "S" : "")
        + (account.isPresent() ? "A" : "");
  }
}
