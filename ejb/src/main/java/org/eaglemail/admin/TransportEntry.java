package org.eaglemail.admin;

import org.eaglemail.directory.TransportInfo;

/**
 * A rule of the transport table.
 *
 * @param id grows with each new one: lists are in its order
 */
public record TransportEntry(long id, String pattern, String host, int port, String created) {
  static TransportEntry of(TransportInfo info) {
    return new TransportEntry(
        info.id(), info.pattern(), info.host(), info.port(), info.created().toString());
  }
}
