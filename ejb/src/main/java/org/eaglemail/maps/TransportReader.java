package org.eaglemail.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaglemail.protocol.Domain;
import org.eaglemail.routing.Smarthost;
import org.eaglemail.routing.Transport;
import org.eaglemail.routing.TransportAction;
import org.eaglemail.routing.TransportPattern;

/** Postfix's transport(5) and sendmail's mailertable. */
final class TransportReader extends LineReader {
  private static final Set<String> SMTP = Set.of("", "smtp", "relay", "esmtp", "smtp8", "dsmtp");

  /** {@code host}, {@code [host]}, {@code host:port}, {@code [host]:port}. */
  private static final Pattern HOST =
      Pattern.compile("(?:\\[([^\\]]+)\\]|([^\\[\\]:]+))(?::([a-z]+|\\d{1,5}))?");

  private static final int SMTP_PORT = 25;
  private static final int LMTP_PORT = 24;

  /** As /etc/services names them; what begins with TLS has no equal here. */
  private static final Map<String, Integer> PORTS =
      Map.of("smtp", SMTP_PORT, "lmtp", LMTP_PORT, "submission", 587);

  private final boolean sendmail;

  TransportReader(boolean sendmail) {
    this.sendmail = sendmail;
  }

  @Override
  List<Proposal> proposals(MapLine line, Domain domain) {
    int colon = line.value().indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("names no transport: there is no colon");
    }
    TransportAction action =
        action(line.value().substring(0, colon), line.value().substring(colon + 1));
    return List.of(
        new Proposal.Row(line, new Transport(TransportPattern.parse(line.key()), action)));
  }

  private TransportAction action(String transport, String next) {
    // transport(5): without a next hop the recipient's domain is that, whatever relayhost or * say.
    if (!sendmail && next.isBlank() && SMTP.contains(transport)) {
      return TransportAction.of("dns", List.of(), Optional.empty());
    }
    if (SMTP.contains(transport)) {
      return TransportAction.of("relay", hosts(next, SMTP_PORT), Optional.empty());
    }
    return switch (transport) {
      case "error" ->
          TransportAction.of("error", List.of(), Optional.of(ErrorText.reply(next, "550", ".1.2")));
      case "retry" ->
          TransportAction.of("error", List.of(), Optional.of(ErrorText.reply(next, "450", ".1.2")));
      case "discard" ->
          TransportAction.of(
              "discard", List.of(), Optional.of(next).filter(text -> !text.isBlank()));
      case "lmtp" ->
          TransportAction.of(
              "lmtp",
              hosts(next.startsWith("inet:") ? next.substring(5) : next, LMTP_PORT),
              Optional.empty());
      default ->
          throw new IllegalArgumentException("the transport '" + transport + "' is not known here");
    };
  }

  /** Sendmail parts several hosts by colons and has no ports; Postfix by commas. */
  private List<Smarthost> hosts(String next, int port) {
    if (next.isBlank()) {
      throw new IllegalArgumentException("names no host");
    }
    if (next.startsWith("unix:")) {
      throw new IllegalArgumentException("leads to a socket of that machine's file system");
    }
    List<Smarthost> hosts = new ArrayList<>(1);
    for (String host : next.split(sendmail ? ":(?![^\\[]*\\])" : "[, ]+", -1)) {
      hosts.add(host(host, port).ranked(hosts.size(), 1));
    }
    return hosts;
  }

  private static Smarthost host(String text, int port) {
    Matcher host = HOST.matcher(text);
    if (!host.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no host");
    }
    boolean bracketed = host.group(1) != null;
    return Smarthost.of(
            bracketed ? host.group(1) : host.group(2),
            host.group(3) == null ? port : port(host.group(3)))
        .byMx(!bracketed && port == SMTP_PORT);
  }

  private static int port(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return Integer.parseInt(text);
    }
    return Optional.ofNullable(PORTS.get(text))
        .orElseThrow(
            () -> new IllegalArgumentException("the port '" + text + "' is not known here"));
  }
}
