package org.eaglemail.spi;

import java.net.InetSocketAddress;

/**
 * The other end of a session.
 *
 * @param listener the name of the listener that took the connection, such as {@code smtp}
 * @param local the address it came in on
 * @param remote the address it came from
 * @param tls whether the session is encrypted
 */
public record Client(
    String listener, InetSocketAddress local, InetSocketAddress remote, boolean tls) {

  /** True when both ends are on this machine's loopback interface: nobody can listen in. */
  public boolean isLoopback() {
    return remote.getAddress() != null && remote.getAddress().isLoopbackAddress();
  }

  /** Whether a password may cross this session in the clear. */
  public boolean isPrivate() {
    return tls || isLoopback();
  }
}
