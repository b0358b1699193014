package org.eaglemail.settings;

/**
 * A name server to ask.
 *
 * @param host its IP address, or a name that the system resolves; IPv6 without brackets
 */
public record DnsServer(String host, int port) {
  /** RFC 1035 §4.2. */
  public static final int DEFAULT_PORT = 53;

  /**
   * Reads {@code host}, {@code host:port}, {@code [ipv6]} or {@code [ipv6]:port}.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  public static DnsServer parse(String text) {
    HostPort read = HostPort.parse(text);
    int port = read.port().orElse(DEFAULT_PORT);
    if (port == 0) {
      throw new IllegalArgumentException("'" + text + "' has port 0");
    }
    return new DnsServer(read.host(), port);
  }

  @Override
  public String toString() {
    return HostPort.format(host, port);
  }
}
