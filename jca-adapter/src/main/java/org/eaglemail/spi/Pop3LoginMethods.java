package org.eaglemail.spi;

import java.util.List;
import org.eaglemail.protocol.sasl.ClearText;
import org.eaglemail.protocol.sasl.SaslMechanism;

/**
 * How POP3 clients may log in.
 *
 * @param clearText where USER and PASS, PLAIN and LOGIN are taken
 * @param mechanisms of AUTH, in the order of their announcement (RFC 5034)
 * @param apop whether the greeting has a timestamp, and APOP is taken (RFC 1939 §7)
 */
public record Pop3LoginMethods(ClearText clearText, List<SaslMechanism> mechanisms, boolean apop) {
  /** USER and PASS where nobody listens in. */
  public static final Pop3LoginMethods DEFAULT =
      new Pop3LoginMethods(ClearText.TLS, List.of(), false);

  public Pop3LoginMethods {
    mechanisms = List.copyOf(mechanisms);
  }

  /** Whether a password may cross the client's session as it is. */
  public boolean takesPasswords(Client client) {
    return clearText.permits(client.isPrivate());
  }

  /** Whether a message that is to be sent may: where a password might, if any was taken. */
  public boolean takesMessages(Client client) {
    return client.isPrivate() || clearText == ClearText.ALWAYS;
  }
}
