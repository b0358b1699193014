package org.eaglemail.routing;

import java.net.InetAddress;
import java.util.List;

/** The addresses of a host, as far as DNS told them. */
sealed interface HostAddresses {

  /**
   * At least one address.
   *
   * @param addresses in the order to try them
   */
  record Found(List<InetAddress> addresses) implements HostAddresses {}

  /** DNS says for sure that the host has no address. */
  record None() implements HostAddresses {}

  /** DNS did not say. */
  record Unknown(String reason) implements HostAddresses {}
}
