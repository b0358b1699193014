package org.eaglemail.maps;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eaglemail.protocol.Domain;

/** Takes tables of other mail systems over. */
@ApplicationScoped
public class MapImport {
  /** Characters of a table. */
  public static final int MAX_SIZE = 8 * 1024 * 1024;

  @EJB private MapEntries entries;

  /** How it is done. */
  public enum Mode {
    /** Nothing is kept. */
    TRIAL,
    /** All lines or none. */
    WHOLE,
    /** What can be taken, line by line. */
    PARTIAL
  }

  /**
   * What came of it.
   *
   * @param kept whether anything was taken over
   * @param lines in the order of the table; a line may stand for several rules
   */
  public record Report(boolean kept, List<ImportedLine> lines) {
    public Report {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Reads a table and takes it over.
   *
   * @param domain of names without one
   * @throws IllegalArgumentException when it is no text, or too long
   */
  public Report run(MapFormat format, String table, Domain domain, Mode mode) {
    if (table.length() > MAX_SIZE) {
      throw new IllegalArgumentException("the table has more than " + MAX_SIZE + " characters");
    }
    MapReader reader = format.reader();
    List<Proposal> proposals = reader.read(MapLine.of(table, reader.hasColons()), domain);
    return switch (mode) {
      case TRIAL, PARTIAL -> eachByItself(proposals, mode == Mode.PARTIAL);
      case WHOLE -> whole(proposals);
    };
  }

  private Report eachByItself(List<Proposal> proposals, boolean keep) {
    List<ImportedLine> lines = new ArrayList<>(proposals.size());
    for (Proposal proposal : proposals) {
      lines.add(
          proposal instanceof Proposal.None none
              ? ImportedLine.left(none, none.why())
              : entries.write(List.of(proposal), keep).getFirst());
    }
    return new Report(keep && lines.stream().anyMatch(ImportedLine::taken), lines);
  }

  private Report whole(List<Proposal> proposals) {
    if (proposals.stream().anyMatch(Proposal.None.class::isInstance)) {
      return eachByItself(proposals, false);
    }
    List<ImportedLine> lines = entries.write(proposals, true);
    return lines.stream().allMatch(ImportedLine::taken)
        ? new Report(true, lines)
        : eachByItself(proposals, false);
  }
}
