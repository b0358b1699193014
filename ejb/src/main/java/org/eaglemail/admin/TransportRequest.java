package org.eaglemail.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.routing.Smarthost;
import org.eaglemail.routing.Transport;
import org.eaglemail.routing.TransportAction;
import org.eaglemail.routing.TransportPattern;

/**
 * A rule for the transport table, by text.
 *
 * @param pattern see {@link TransportPattern#parse}
 * @param action relay, lmtp, dns, hold, error or discard
 * @param hosts the servers of relay and lmtp
 * @param text the reason or reply of hold, error and discard
 */
public record TransportRequest(
    String pattern, String action, List<Host> hosts, Optional<String> text) {
  private static final int SMTP_PORT = 25;

  /** Postfix's default for LMTP ({@code lmtp_tcp_port}). */
  private static final int LMTP_PORT = 24;

  public TransportRequest {
    hosts = List.copyOf(hosts);
  }

  /**
   * A server.
   *
   * @param port by default 25, and 24 for LMTP
   * @param mx whether its MX records are asked for
   * @param priority by default its place in the list, so that each is tried before the next
   * @param weight the share among those of equal priority
   * @param tls none, may, encrypt or verify; by default {@code eagle.smtp.client.tls}
   */
  public record Host(
      String host,
      Optional<Integer> port,
      boolean mx,
      Optional<Integer> priority,
      Optional<Integer> weight,
      Optional<String> tls) {}

  /**
   * The rule.
   *
   * @throws IllegalArgumentException naming the field that is not valid
   */
  Transport transport() {
    List<Smarthost> smarthosts = new ArrayList<>();
    for (Host host : hosts) {
      smarthosts.add(smarthost(host, smarthosts.size()));
    }
    return new Transport(
        TransportPattern.parse(pattern), TransportAction.of(action, smarthosts, text));
  }

  private Smarthost smarthost(Host host, int place) {
    int port = action.equals("lmtp") ? LMTP_PORT : SMTP_PORT;
    return Smarthost.of(host.host(), host.port().orElse(port))
        .byMx(host.mx())
        .ranked(host.priority().orElse(place), host.weight().orElse(1))
        .secured(host.tls());
  }
}
