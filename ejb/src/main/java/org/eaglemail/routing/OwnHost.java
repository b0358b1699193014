package org.eaglemail.routing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.settings.Settings;

/**
 * Who we are to other hosts, so that mail is not sent to ourselves.
 *
 * @param name our host name
 * @param listening where we take mail; the wildcard address stands for all of this machine's
 */
public record OwnHost(Domain name, Collection<InetSocketAddress> listening) {
  private static final int SMTP_PORT = 25;

  public OwnHost {
    listening = List.copyOf(listening);
  }

  /** This host as its settings say. */
  static OwnHost of(Settings settings) {
    List<InetSocketAddress> addresses =
        Stream.of(settings.smtpListen(), settings.submissionListen())
            .flatMap(List::stream)
            .map(listen -> new InetSocketAddress(listen.host(), listen.port()))
            // A name that does not resolve stops the listener, which reports it.
            .filter(address -> !address.isUnresolved())
            .toList();
    return new OwnHost(settings.hostname(), addresses);
  }

  /**
   * Whether the literal is an address at which we take mail, so that its mailboxes are ours (RFC
   * 5321 §4.1.3), as Postfix's are at the literals of inet_interfaces.
   */
  public boolean isAt(AddressLiteral literal) {
    return LiteralAddress.of(literal)
        .filter(address -> listening.stream().anyMatch(own -> covers(own, address)))
        .isPresent();
  }

  /**
   * Whether a connection to that address and port would end at us. Port 25 of an address that we
   * listen at counts even when we listen at another port: a server without privileges gets its
   * connections by redirection.
   */
  public boolean isAt(InetAddress address, int port) {
    return listening.stream()
        .anyMatch(own -> (port == own.getPort() || port == SMTP_PORT) && covers(own, address));
  }

  private static boolean covers(InetSocketAddress own, InetAddress address) {
    InetAddress bound = own.getAddress();
    // To connect to the wildcard address is to connect to this machine.
    return bound.equals(address)
        || address.isAnyLocalAddress()
        || (bound.isAnyLocalAddress() && isOfThisMachine(address));
  }

  private static boolean isOfThisMachine(InetAddress address) {
    try {
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      // The loop is then found by the count of Received fields, later but as surely.
      return false;
    }
  }
}
