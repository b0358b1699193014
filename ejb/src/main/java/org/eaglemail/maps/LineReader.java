package org.eaglemail.maps;

import java.util.ArrayList;
import java.util.List;
import org.eaglemail.protocol.Domain;

/** A table in which each line stands for itself. */
abstract class LineReader implements MapReader {
  @Override
  public final List<Proposal> read(List<MapLine> lines, Domain domain) {
    List<Proposal> proposals = new ArrayList<>(lines.size());
    for (MapLine line : lines) {
      proposals.addAll(valid(line, domain));
    }
    return proposals;
  }

  private List<Proposal> valid(MapLine line, Domain domain) {
    if (Names.isExpression(line)) {
      return List.of(new Proposal.None(line, "regular expressions have no equal here"));
    }
    try {
      return proposals(line, domain);
    } catch (IllegalArgumentException e) {
      return List.of(new Proposal.None(line, String.valueOf(e.getMessage())));
    }
  }

  /**
   * What the line means.
   *
   * @throws IllegalArgumentException saying why it is not taken
   */
  abstract List<Proposal> proposals(MapLine line, Domain domain);
}
