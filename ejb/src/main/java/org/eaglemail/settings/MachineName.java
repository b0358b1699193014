package org.eaglemail.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eaglemail.protocol.Domain;

/** The name of the machine we run on. */
final class MachineName {
  private static final Domain UNKNOWN = new Domain("localhost");

  private MachineName() {}

  /** Its full name where one is known, else its plain one, else {@code localhost}. */
  static Domain find() {
    try {
      InetAddress self = InetAddress.getLocalHost();
      String plain = self.getHostName();
      String name = plain.indexOf('.') < 0 ? full(self, plain) : plain;
      return IpLiteral.isIpv4(name) ? UNKNOWN : Domain.parse(name);
    } catch (UnknownHostException | IllegalArgumentException e) {
      return UNKNOWN;
    }
  }

  /** A canonical name without a dot says less than the plain one: often "localhost". */
  private static String full(InetAddress self, String plain) {
    String canonical = self.getCanonicalHostName();
    boolean isName = !canonical.equals(self.getHostAddress());
    return isName && canonical.contains(".") ? canonical : plain;
  }
}
