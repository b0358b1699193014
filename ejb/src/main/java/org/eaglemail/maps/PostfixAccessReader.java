package org.eaglemail.maps;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eaglemail.policy.access.AccessKind;
import org.eaglemail.protocol.Domain;

/** Postfix's access(5). */
final class PostfixAccessReader extends LineReader {
  private final AccessKind kind;

  PostfixAccessReader(AccessKind kind) {
    this.kind = kind;
  }

  @Override
  List<Proposal> proposals(MapLine line, Domain domain) {
    int space = line.value().indexOf(' ');
    String word = space < 0 ? line.value() : line.value().substring(0, space);
    String text = space < 0 ? "" : line.value().substring(space + 1).strip();
    String action = action(word.toUpperCase(Locale.ROOT));
    Optional<String> reply =
        switch (action) {
          case "refuse", "defer" -> reply(word, text, action);
          default -> Optional.empty();
        };
    return AccessKeys.patterns(kind, line.key()).stream()
        .<Proposal>map(pattern -> new Proposal.Access(line, kind, pattern, action, reply))
        .toList();
  }

  private static String action(String word) {
    if (word.matches("5\\d\\d")) {
      return "refuse";
    }
    if (word.matches("4\\d\\d")) {
      return "defer";
    }
    return switch (word) {
      case "OK" -> "accept";
      case "REJECT" -> "refuse";
      case "DEFER" -> "defer";
      case "DISCARD" -> "discard";
      case "HOLD" -> "hold";
      default -> {
        if (word.matches("\\d+")) {
          yield "accept";
        }
        throw new IllegalArgumentException("the action " + word + " has no equal here");
      }
    };
  }

  private static Optional<String> reply(String word, String text, String action) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    boolean coded = word.matches("[45]\\d\\d");
    String code = coded ? word : action.equals("refuse") ? "554" : "450";
    boolean statused = text.matches("[45]\\.\\d{1,3}\\.\\d{1,3} .+");
    return Optional.of(code + " " + (statused ? "" : code.charAt(0) + ".7.1 ") + text);
  }
}
