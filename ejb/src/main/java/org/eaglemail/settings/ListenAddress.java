package org.eaglemail.settings;

/**
 * Where a listener binds.
 *
 * @param host a name or an IP address, IPv6 without brackets
 * @param port 0 for any free one
 */
public record ListenAddress(String host, int port) {

  /**
   * Reads {@code host:port}, {@code [ipv6]:port}.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static ListenAddress parse(String text) {
    HostPort read = HostPort.parse(text);
    return new ListenAddress(
        read.host(),
        read.port().orElseThrow(() -> new IllegalArgumentException("'" + text + "' has no port")));
  }

  @Override
  public String toString() {
    return HostPort.format(host, port);
  }
}
