package org.eaglemail.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eaglemail.policy.access.AccessKind;
import org.eaglemail.protocol.Domain;

/** Sendmail's access table, with and without tags. */
final class SendmailAccessReader extends LineReader {
  /** Before an address of that family, also behind a tag. */
  private static final String IPV6 = "IPv6:";

  @Override
  List<Proposal> proposals(MapLine line, Domain domain) {
    Rule rule = rule(line.value());
    List<Proposal> proposals = new ArrayList<>();
    String key = untagged(line.key());
    for (AccessKind kind : kinds(line.key())) {
      for (String pattern : AccessKeys.patterns(kind, key)) {
        proposals.add(new Proposal.Access(line, kind, pattern, rule.action(), rule.reply()));
      }
    }
    return proposals;
  }

  private record Rule(String action, Optional<String> reply) {}

  private static String untagged(String key) {
    int colon = key.indexOf(':');
    String rest = colon > 0 && !key.startsWith(IPV6) ? key.substring(colon + 1) : key;
    return rest.startsWith(IPV6) ? rest.substring(IPV6.length()) : rest;
  }

  private static List<AccessKind> kinds(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    if (lower.startsWith("from:")) {
      return List.of(AccessKind.SENDER);
    }
    if (lower.startsWith("to:")) {
      return List.of(AccessKind.RECIPIENT);
    }
    if (lower.startsWith("connect:") || key.startsWith(IPV6)) {
      return List.of(AccessKind.CLIENT);
    }
    if (lower.contains(":")) {
      throw new IllegalArgumentException("of tags only Connect, From and To have an equal here");
    }
    if (lower.contains("@")) {
      return List.of(AccessKind.SENDER);
    }
    // Without a tag a domain is that of a client or of a sender.
    return AccessKeys.isAddress(lower)
        ? List.of(AccessKind.CLIENT)
        : List.of(AccessKind.CLIENT, AccessKind.SENDER);
  }

  private static Rule rule(String value) {
    int colon = value.indexOf(':');
    String word = (colon < 0 ? value : value.substring(0, colon)).toUpperCase(Locale.ROOT);
    if (value.matches("[45]\\d\\d .*")) {
      return coded(value);
    }
    return switch (word) {
      case "OK" -> new Rule("accept", Optional.empty());
      case "REJECT" -> new Rule("refuse", Optional.empty());
      case "DISCARD" -> new Rule("discard", Optional.empty());
      case "QUARANTINE" -> new Rule("hold", Optional.empty());
      case "ERROR" -> coded(value.substring(colon + 1));
      case "RELAY" ->
          throw new IllegalArgumentException(
              "no rule gives a right to relay; networks that may are in eagle.relay.networks,"
                  + " domains in eagle.relay.domains");
      default -> throw new IllegalArgumentException("the action " + word + " has no equal here");
    };
  }

  private static Rule coded(String text) {
    String reply = ErrorText.reply(text, "550", ".7.1");
    return new Rule(reply.startsWith("4") ? "defer" : "refuse", Optional.of(reply));
  }
}
