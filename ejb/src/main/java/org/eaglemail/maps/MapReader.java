package org.eaglemail.maps;

import java.util.List;
import org.eaglemail.protocol.Domain;

/** Knows one kind of table. Has no state. */
interface MapReader {

  /**
   * What each line means here, in the order of the lines.
   *
   * @param domain of names without one
   */
  List<Proposal> read(List<MapLine> lines, Domain domain);

  /** Whether a colon parts key and value, as in aliases(5). */
  default boolean hasColons() {
    return false;
  }
}
