package org.eaglemail.ra.inbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to listen.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port 0 for one that the system picks
 */
record ListenAddress(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+(?:%\\w+)?]|[0-9A-Za-z](?:[0-9A-Za-z.-]*)):(\\d{1,5})");
  private static final int MAX_PORT = 65_535;
  private static final String NOWHERE = "off";

  /**
   * Reads {@code host:port[,host:port]}.
   *
   * @return none for {@code off} or an empty text
   * @throws IllegalArgumentException saying which part is wrong
   */
  static List<ListenAddress> parseList(String text) {
    if (text.isBlank() || text.strip().equalsIgnoreCase(NOWHERE)) {
      return List.of();
    }
    List<ListenAddress> addresses =
        Arrays.stream(text.split(",", -1)).map(String::strip).map(ListenAddress::parse).toList();
    if (addresses.stream().filter(a -> a.port != 0).count()
        != new HashSet<>(addresses.stream().filter(a -> a.port != 0).toList()).size()) {
      throw new IllegalArgumentException("names an address twice");
    }
    return addresses;
  }

  private static ListenAddress parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not host:port");
    }
    int port = Integer.parseInt(matcher.group(2));
    if (port > MAX_PORT) {
      throw new IllegalArgumentException("'" + text + "' has a port above " + MAX_PORT);
    }
    String host = matcher.group(1);
    if (host.startsWith("[")) {
      requireLiteral(host, text);
    }
    return new ListenAddress(host, port);
  }

  private static void requireLiteral(String host, String text) {
    try {
      // In brackets only a literal is read; no name is looked up.
      InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("'" + text + "' holds no IPv6 address", e);
    }
  }

  /**
   * The address to bind, a name being looked up now.
   *
   * @throws UnknownHostException when the name has no address
   */
  InetSocketAddress resolve() throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(host), port);
  }

  /** This address with the port that was bound. */
  ListenAddress boundTo(int boundPort) {
    return new ListenAddress(host, boundPort);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
