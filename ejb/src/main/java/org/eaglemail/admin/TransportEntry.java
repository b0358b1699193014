package org.eaglemail.admin;

import org.eaglemail.directory.TransportInfo;

/** A rule of the transport table. */
public record TransportEntry(String pattern, String host, int port, String created) {
  static TransportEntry of(TransportInfo info) {
    return new TransportEntry(info.pattern(), info.host(), info.port(), info.created().toString());
  }
}
