package org.eaglemail.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.SmtpCommand;
import org.eaglemail.protocol.smtp.SmtpSyntaxError;
import org.eaglemail.spi.Client;
import org.jspecify.annotations.Nullable;

/**
 * Who a client is, as a trusted one says with Postfix's XCLIENT. HELO and PROTO are taken and not
 * kept: the client says EHLO or HELO next, and that holds.
 */
record XclientIdentity(Client client, Optional<String> account) {
  /** In the order of the announcement. */
  static final List<String> ATTRIBUTES =
      List.of("NAME", "ADDR", "PORT", "PROTO", "HELO", "LOGIN", "DESTADDR", "DESTPORT");

  private static final String IPV6 = "IPV6:";
  private static final List<String> NOTHING = List.of("[UNAVAILABLE]", "[TEMPUNAVAIL]");

  /**
   * Reads the attributes; what is not said stays as it is.
   *
   * @throws SmtpSyntaxError when one is unknown or malformed
   */
  static XclientIdentity of(Client as, SmtpCommand.Xclient command) throws SmtpSyntaxError {
    Map<String, String> said = command.attributes();
    if (!ATTRIBUTES.containsAll(said.keySet())) {
      throw new SmtpSyntaxError(Replies.XCLIENT_SYNTAX);
    }
    Client client =
        new Client(
            as.session(),
            as.listener(),
            address(as.local(), said.get("DESTADDR"), said.get("DESTPORT")),
            address(as.remote(), said.get("ADDR"), said.get("PORT")),
            said.containsKey("NAME") ? known(said.get("NAME")) : as.name(),
            as.encryption());
    return new XclientIdentity(client, known(said.get("LOGIN")));
  }

  private static Optional<String> known(@Nullable String value) {
    return Optional.ofNullable(value)
        .filter(text -> !NOTHING.contains(text.toUpperCase(Locale.ROOT)));
  }

  private static InetSocketAddress address(
      InetSocketAddress otherwise, @Nullable String host, @Nullable String port)
      throws SmtpSyntaxError {
    InetAddress address = otherwise.getAddress();
    Optional<String> given = known(host);
    if (given.isPresent()) {
      String text = given.get();
      boolean v6 = text.regionMatches(true, 0, IPV6, 0, IPV6.length());
      address =
          NumericAddress.parse(v6 ? text.substring(IPV6.length()) : text)
              .orElseThrow(() -> new SmtpSyntaxError(Replies.XCLIENT_SYNTAX));
    }
    Optional<String> number = known(port);
    int other = number.isPresent() ? port(number.get()) : otherwise.getPort();
    return new InetSocketAddress(address, other);
  }

  private static int port(String text) throws SmtpSyntaxError {
    return NumericAddress.port(text).orElseThrow(() -> new SmtpSyntaxError(Replies.XCLIENT_SYNTAX));
  }
}
