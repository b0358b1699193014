package org.eaglemail.routing;

import java.net.InetSocketAddress;

/**
 * A host to try, by one of its addresses.
 *
 * @param name the name that was resolved, or the address as text
 * @param address resolved
 */
public record RelayHost(String name, InetSocketAddress address) {
  public RelayHost {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("address must be resolved");
    }
  }

  @Override
  public String toString() {
    return name + "[" + address.getAddress().getHostAddress() + "]:" + address.getPort();
  }
}
