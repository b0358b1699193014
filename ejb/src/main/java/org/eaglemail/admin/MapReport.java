package org.eaglemail.admin;

import java.util.List;
import org.eaglemail.maps.MapImport;

/**
 * What came of a table of another mail system.
 *
 * @param kept whether anything was taken over
 * @param taken lines that were, or would be, taken over
 * @param left lines that were not
 */
public record MapReport(boolean kept, int taken, int left, List<Line> lines) {
  /**
   * What became of a line.
   *
   * @param text as what it was taken over, or why not
   */
  public record Line(int line, String key, boolean taken, String text) {}

  /** The report for people, a line for each. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(line.line())
          .append(line.taken() ? " taken: " : " left: ")
          .append(line.key())
          .append(": ")
          .append(line.text())
          .append('\n');
    }
    return text.append(taken + " taken, " + left + " left; " + (kept ? "kept" : "nothing kept"))
        .append('\n')
        .toString();
  }

  static MapReport of(MapImport.Report report) {
    List<Line> lines =
        report.lines().stream()
            .map(line -> new Line(line.number(), line.key(), line.taken(), line.text()))
            .toList();
    int taken = (int) lines.stream().filter(Line::taken).count();
    return new MapReport(report.kept(), taken, lines.size() - taken, lines);
  }
}
