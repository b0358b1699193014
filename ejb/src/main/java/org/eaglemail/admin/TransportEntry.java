package org.eaglemail.admin;

import java.util.List;
import java.util.Optional;
import org.eaglemail.directory.SmarthostInfo;
import org.eaglemail.directory.TransportInfo;

/**
 * A rule of the transport table.
 *
 * @param id grows with each new one: lists are in its order
 * @param action relay, lmtp, dns, hold, error or discard
 * @param host of the first server, as {@code port}, {@code tls} and {@code login}; empty and 0
 *     where there is none
 * @param text the reason or reply of hold, error and discard; empty otherwise
 */
public record TransportEntry(
    long id,
    String pattern,
    String action,
    String host,
    int port,
    String tls,
    String login,
    List<Host> hosts,
    String text,
    String created) {

  /**
   * A server of it.
   *
   * @param tls none, may, encrypt or verify; empty for {@code eagle.smtp.client.tls}
   * @param login the name to log in there with; empty: nobody logs in
   */
  public record Host(
      String host, int port, boolean mx, int priority, int weight, String tls, String login) {
    private static final Host NONE = new Host("", 0, false, 0, 0, "", "");

    static Host of(SmarthostInfo info) {
      return new Host(
          info.host(),
          info.port(),
          info.mx(),
          info.priority(),
          info.weight(),
          info.tls().orElse(""),
          info.login().orElse(""));
    }
  }

  static TransportEntry of(TransportInfo info) {
    List<Host> hosts = info.hosts().stream().map(Host::of).toList();
    Host first =
        Optional.of(hosts).filter(all -> !all.isEmpty()).map(List::getFirst).orElse(Host.NONE);
    return new TransportEntry(
        info.id(),
        info.pattern(),
        info.action(),
        first.host(),
        first.port(),
        first.tls(),
        first.login(),
        hosts,
        info.text().orElse(""),
        info.created().toString());
  }
}
