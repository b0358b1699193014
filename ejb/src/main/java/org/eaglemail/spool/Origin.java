package org.eaglemail.spool;

import java.util.Optional;
import org.eaglemail.spi.SmtpSession;

/**
 * How a message came in.
 *
 * @param client the client's address; empty for a message of our own
 * @param helo the name it gave
 * @param protocol as in the Received header, {@code ESMTP}; {@code local} for our own, {@code
 *     double} among those for one that nobody is told of, {@code import} for one from another
 *     maildrop
 * @param account who submitted it, if it was submitted
 * @param tls protocol and cipher of the client's session
 */
public record Origin(
    String client, String helo, String protocol, Optional<String> account, Optional<String> tls) {
  /** A message that this server wrote itself, such as a bounce. */
  public static final Origin OWN = new Origin("", "", "local", Optional.empty(), Optional.empty());

  /** One that says what could not be said to others: when it fails too, nobody is told. */
  public static final Origin DOUBLE =
      new Origin("", "", "double", Optional.empty(), Optional.empty());

  /** A message that was in another mail system's maildrop. */
  public static final Origin IMPORTED =
      new Origin("", "", "import", Optional.empty(), Optional.empty());

  private static final int MAX_HELO = 255;

  /** Whether nobody is to be told when it cannot be delivered. */
  public boolean isDouble() {
    return protocol.equals(DOUBLE.protocol);
  }

  /** The origin of a message that came in over that session. */
  public static Origin of(SmtpSession session) {
    String helo = session.helo();
    return new Origin(
        session.client().remote().getAddress().getHostAddress(),
        helo.substring(0, Math.min(helo.length(), MAX_HELO)),
        session.protocol(false),
        session.account(),
        session.client().encryption().map(by -> by.protocol() + " " + by.cipher()));
  }
}
