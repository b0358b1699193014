package org.eaglemail.maps;

import java.util.List;
import java.util.Optional;
import org.eaglemail.addressing.rewrite.RewriteKind;
import org.eaglemail.addressing.rewrite.RewriteRule;
import org.eaglemail.protocol.Domain;

/** Postfix's canonical(5) and sendmail's genericstable. */
final class CanonicalReader extends LineReader {
  private final RewriteKind kind;

  CanonicalReader(RewriteKind kind) {
    this.kind = kind;
  }

  @Override
  List<Proposal> proposals(MapLine line, Domain domain) {
    if (Names.items(line.value()).size() != 1) {
      throw new IllegalArgumentException("an address is written as one other");
    }
    RewriteRule rule =
        RewriteRule.of(
            kind,
            Names.name(line.key(), domain).text(),
            Optional.of(Names.target(line.value(), domain).toString()));
    return List.of(new Proposal.Rewrite(line, rule));
  }
}
