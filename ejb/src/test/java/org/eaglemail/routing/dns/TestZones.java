package org.eaglemail.routing.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.eaglemail.settings.ZoneFile;

/** Zone files for tests. */
public final class TestZones {

  private TestZones() {}

  /** Reads {@code text} as a zone file; names elsewhere meet a server failure. */
  public static Dns read(Path directory, String text) {
    return SplitHorizon.of(List.of(file(directory, text)), TestZones::serverFailure);
  }

  /** A zone file that says its own origin. */
  static ZoneFile file(Path directory, String text) {
    return new ZoneFile(Optional.empty(), write(directory, text));
  }

  /** A zone file whose origin stands in the setting. */
  static ZoneFile file(Path directory, String text, String origin) {
    return new ZoneFile(Optional.of(Domain.parse(origin)), write(directory, text));
  }

  private static Path write(Path directory, String text) {
    try {
      return Files.writeString(Files.createTempFile(directory, "test", ".zone"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a name server in distress says. */
  public static DnsReply serverFailure(Question question) {
    return DnsReply.fresh(new DnsAnswer.Failure("SERVFAIL"), "test");
  }
}
