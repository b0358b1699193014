package org.eaglemail.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rule of the transport table as an administrator sees it.
 *
 * @param pattern whose mail it is for, see {@link org.eaglemail.routing.TransportPattern}
 * @param action relay, lmtp, dns, hold, error or discard
 * @param hosts the servers of relay and lmtp, in the order they were given
 * @param text the reason or reply of hold, error and discard
 */
public record TransportInfo(
    long id,
    String pattern,
    String action,
    List<SmarthostInfo> hosts,
    Optional<String> text,
    Instant created) {
  public TransportInfo {
    hosts = List.copyOf(hosts);
  }
}
