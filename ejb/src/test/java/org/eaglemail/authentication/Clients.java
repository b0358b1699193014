package org.eaglemail.authentication;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.eaglemail.spi.Client;

/** Clients by their addresses. */
final class Clients {
  private Clients() {}

  static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Client at(String literal) {
    InetAddress address = address(literal);
    return Client.of(
        1,
        "submission",
        new InetSocketAddress(address, 587),
        new InetSocketAddress(address, 40_000));
  }
}
