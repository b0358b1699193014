package org.eaglemail.admin;

import org.eaglemail.directory.TransportInfo;

/**
 * A rule of the transport table.
 *
 * @param tls none, may, encrypt or verify; empty for {@code eagle.smtp.client.tls}
 * @param login the name to log in there with; empty: nobody logs in
 * @param id grows with each new one: lists are in its order
 */
public record TransportEntry(
    long id, String pattern, String host, int port, String tls, String login, String created) {
  static TransportEntry of(TransportInfo info) {
    return new TransportEntry(
        info.id(),
        info.pattern(),
        info.host(),
        info.port(),
        info.tls().orElse(""),
        info.login().orElse(""),
        info.created().toString());
  }
}
