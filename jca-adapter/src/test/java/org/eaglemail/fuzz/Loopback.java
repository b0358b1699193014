package org.eaglemail.fuzz;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eaglemail.spi.Client;

/** A client on this machine. */
final class Loopback {
  static final Client CLIENT = Client.of(1, "memory", at(25), at(4000));

  private Loopback() {}

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
