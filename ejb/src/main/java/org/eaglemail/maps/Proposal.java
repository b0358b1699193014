package org.eaglemail.maps;

import java.util.Optional;
import org.eaglemail.addressing.AliasName;
import org.eaglemail.addressing.Entry;
import org.eaglemail.addressing.rewrite.RewriteRule;
import org.eaglemail.policy.access.AccessKind;
import org.eaglemail.protocol.Domain;
import org.eaglemail.routing.Transport;

/** What a line means here. */
sealed interface Proposal {

  /** The line. */
  MapLine line();

  /** An alias or a list. */
  record Address(MapLine line, AliasName name, Entry entry) implements Proposal {}

  /** A rewrite rule. */
  record Rewrite(MapLine line, RewriteRule rule) implements Proposal {}

  /** A rule of the access table. */
  record Access(
      MapLine line, AccessKind kind, String pattern, String action, Optional<String> reply)
      implements Proposal {}

  /** A row of the transport table. */
  record Row(MapLine line, Transport transport) implements Proposal {}

  /** Nothing, as long as that domain is here. */
  record Here(MapLine line, Domain domain) implements Proposal {}

  /** Nothing: it is so anyway. */
  record Needless(MapLine line, String why) implements Proposal {}

  /** Nothing: it has no equal here. */
  record None(MapLine line, String why) implements Proposal {}

  /** In words: as what it is taken over, or why not. */
  default String text() {
    return switch (this) {
      case Address(MapLine line, AliasName name, Entry entry) -> name + " is " + entry.text();
      case Rewrite(MapLine line, RewriteRule rule) ->
          "rewrite "
              + rule.kind().text()
              + " "
              + rule.pattern()
              + rule.replacement().map(to -> " to " + to).orElse("");
      case Access(MapLine line, AccessKind kind, String pattern, String action, var reply) ->
          "access "
              + kind.text()
              + " "
              + pattern
              + " "
              + action
              + reply.map(text -> " (" + text + ")").orElse("");
      case Row(MapLine line, Transport transport) -> "transport " + transport;
      case Here(MapLine line, Domain domain) -> "nothing to do: " + domain + " is a domain here";
      case Needless(MapLine line, String why) -> "nothing to do: " + why;
      case None(MapLine line, String why) -> why;
    };
  }
}
