package org.eaglemail.spi;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The other end of a session.
 *
 * @param session a number that no other session of this process has
 * @param listener the name of the listener that took the connection, such as {@code smtp}
 * @param local the address it came in on
 * @param remote the address it came from; what a trusted proxy said instead, where there is one
 * @param name the client's host name, where a trusted proxy said it
 * @param encryption empty while the session is in the clear
 */
public record Client(
    long session,
    String listener,
    InetSocketAddress local,
    InetSocketAddress remote,
    Optional<String> name,
    Optional<Encryption> encryption) {

  /** A client as it connects: in the clear. */
  public static Client of(
      long session, String listener, InetSocketAddress local, InetSocketAddress remote) {
    return new Client(session, listener, local, remote, Optional.empty(), Optional.empty());
  }

  /** The same client, its session encrypted. */
  public Client encrypted(Encryption by) {
    return new Client(session, listener, local, remote, name, Optional.of(by));
  }

  /** Whether the session is encrypted. */
  public boolean tls() {
    return encryption.isPresent();
  }

  /** True when both ends are on this machine's loopback interface: nobody can listen in. */
  public boolean isLoopback() {
    return remote.getAddress() != null && remote.getAddress().isLoopbackAddress();
  }

  /** Whether a password may cross this session in the clear. */
  public boolean isPrivate() {
    return tls() || isLoopback();
  }
}
