package org.eaglemail.mime;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Puts the fields of a header together from its lines. */
final class HeaderLines {
  private final int limit;
  private final MediaType otherwise;
  private final boolean message;
  private final List<byte[]> fields = new ArrayList<>();
  private final ByteArrayOutputStream field = new ByteArrayOutputStream(128);
  private int octets;

  /**
   * @param limit of octets
   * @param otherwise the type of an entity that does not say one
   * @param message whether it is a message's
   */
  HeaderLines(int limit, MediaType otherwise, boolean message) {
    this.limit = limit;
    this.otherwise = otherwise;
    this.message = message;
  }

  /** Takes a piece of a line. */
  void add(Lines line) throws InconvertibleException {
    if (line.begins() && !isFolded(line)) {
      fieldEnds();
    }
    field.write(line.octets(), 0, line.length());
    octets += line.length();
    if (line.ends()) {
      field.write('\r');
      field.write('\n');
      octets += 2;
    }
    if (octets > limit) {
      throw new InconvertibleException("a header has more than " + limit + " octets");
    }
  }

  /** RFC 5322 §2.2.3. */
  private static boolean isFolded(Lines line) {
    return line.length() > 0 && (line.octets()[0] == ' ' || line.octets()[0] == '\t');
  }

  private void fieldEnds() throws InconvertibleException {
    if (field.size() == 0) {
      return;
    }
    byte[] whole = field.toByteArray();
    field.reset();
    // Some readers take such a line for the end of the header, others do not.
    if (EntityHeader.name(whole).isEmpty() || whole[0] == ' ' || whole[0] == '\t') {
      throw new InconvertibleException("a line of a header is no field");
    }
    OctetCensus census = new OctetCensus();
    census.add(whole, 0, whole.length);
    if (census.hasControls()) {
      throw new InconvertibleException("a header has NUL, or CR or LF alone");
    }
    fields.add(whole);
  }

  /**
   * All lines are there.
   *
   * @param separated whether the empty line was
   */
  EntityHeader end(boolean separated) throws InconvertibleException {
    fieldEnds();
    return EntityHeader.of(List.copyOf(fields), separated, otherwise, message);
  }
}
