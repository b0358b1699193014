package org.eaglemail.filter.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eaglemail.filter.Edit;
import org.eaglemail.filter.FilteredMessage;
import org.eaglemail.spi.Disposition;

/** A message as it would be stored. */
public final class TestEdits {
  private TestEdits() {}

  /** Its octets after these edits, a char for each. */
  public static String stored(FilteredMessage message, List<Edit> edits) throws IOException {
    try (InputStream in = Edits.made(message, edits, Disposition.DELIVER).source().open()) {
      return new String(in.readAllBytes(), ISO_8859_1);
    }
  }
}
