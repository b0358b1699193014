package org.eaglemail.ra.inbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The sessions of each client at once: of an IPv4 address, or of an IPv6 network of 64 bits, which
 * is what one client has. This machine is not counted: its programs share an address. There are
 * never more entries than sessions. Thread-safe.
 */
final class ClientCounts {
  private static final int NETWORK = 8;

  private final int limit;
  private final ConcurrentMap<ByteBuffer, Integer> counts = new ConcurrentHashMap<>();

  /**
   * @param limit 0 for none
   */
  ClientCounts(int limit) {
    this.limit = limit;
  }

  /** Counts one more session; false, and it is not counted, when there are too many. */
  boolean enter(InetAddress client) {
    if (isFree(client)) {
      return true;
    }
    boolean[] entered = {false};
    counts.compute(
        key(client),
        (key, count) -> {
          int before = count == null ? 0 : count;
          entered[0] = before < limit;
          return entered[0] ? before + 1 : before;
        });
    return entered[0];
  }

  /** A session that was counted has ended. */
  void leave(InetAddress client) {
    if (!isFree(client)) {
      counts.computeIfPresent(key(client), (key, count) -> count == 1 ? null : count - 1);
    }
  }

  private boolean isFree(InetAddress client) {
    return limit == 0 || client.isLoopbackAddress();
  }

  private static ByteBuffer key(InetAddress client) {
    byte[] octets = client.getAddress();
    return ByteBuffer.wrap(
        client instanceof Inet6Address ? Arrays.copyOf(octets, NETWORK) : octets);
  }
}
