package org.eaglemail.authentication;

import static java.lang.System.Logger.Level.INFO;

import org.eaglemail.spi.Client;

/** One line per login that failed; its form is that of the package's description. */
final class FailureLog {
  private static final System.Logger LOG = System.getLogger(FailureLog.class.getName());
  private static final int MAX_NAME = 128;

  private FailureLog() {}

  /** The password, proof or token was wrong, or there is no such account. */
  static void denied(Client client, Claim claim) {
    log(client, claim, "denied");
  }

  /** The client is shut out. */
  static void locked(Client client, Claim claim) {
    log(client, claim, "locked-out");
  }

  /** A bearer token was not taken, for that reason. */
  static void token(Client client, String reason) {
    LOG.log(INFO, () -> "bearer token of " + client.remote() + " not taken: " + reason);
  }

  private static void log(Client client, Claim claim, String reason) {
    LOG.log(INFO, () -> line(client, claim, reason));
  }

  static String line(Client client, Claim claim, String reason) {
    return "authentication failed: client="
        + client.remote().getAddress().getHostAddress()
        + " listener="
        + client.listener()
        + " mechanism="
        + claim.mechanism()
        + " account=\""
        + printable(claim.account())
        + "\" reason="
        + reason;
  }

  /** Nothing that could end the line, or the quotes. */
  private static String printable(String name) {
    StringBuilder text = new StringBuilder();
    name.codePoints()
        .limit(MAX_NAME)
        .map(c -> c > ' ' && c <= '~' && c != '"' && c != '\\' ? c : '?')
        .forEach(text::appendCodePoint);
    return text.toString();
  }
}
