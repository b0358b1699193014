package org.eaglemail.spi;

import java.util.Optional;

/**
 * What is known of an SMTP session at a moment; a snapshot.
 *
 * @param helo the name the client gave with EHLO or HELO; empty before it did
 * @param extended true after EHLO, false after HELO
 * @param account the account it authenticated as
 */
public record SmtpSession(Client client, String helo, boolean extended, Optional<String> account) {

  /** The session of a client that has said nothing yet. */
  public static SmtpSession of(Client client) {
    return new SmtpSession(client, "", false, Optional.empty());
  }

  /** The protocol's name for the Received header: ESMTPSA and its relatives (RFC 3848 §3). */
  public String protocol() {
    return extended
        ? "ESMTP" + (client.tls() ? "S" : "") + (account.isPresent() ? "A" : "")
        : "SMTP";
  }
}
