package org.eaglemail.admin;

import org.eaglemail.directory.TransportInfo;

/**
 * A rule of the transport table.
 *
 * @param tls none, may, encrypt or verify; empty for {@code eagle.smtp.client.tls}
 * @param id grows with each new one: lists are in its order
 */
public record TransportEntry(
    long id, String pattern, String host, int port, String tls, String created) {
  static TransportEntry of(TransportInfo info) {
    return new TransportEntry(
        info.id(),
        info.pattern(),
        info.host(),
        info.port(),
        info.tls().orElse(""),
        info.created().toString());
  }
}
