package org.eaglemail.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eaglemail.maps.MapFormat;
import org.eaglemail.maps.MapImport;
import org.eaglemail.protocol.Domain;
import org.eaglemail.settings.Settings;

/** Takes over the address tables of other mail systems. */
@ApplicationScoped
public class MapOperations {
  @Inject private MapImport imports;
  @Inject private Settings settings;

  /**
   * Reads a table and takes it over: all lines or none, or nothing at all.
   *
   * @param format see {@link MapFormat#parse}
   * @param domain of names without one; by default this host's name
   * @param dryRun whether nothing is kept
   * @param partial whether lines that can be taken are taken without the others
   */
  public MapReport run(
      String format, String table, Optional<String> domain, boolean dryRun, boolean partial) {
    MapImport.Mode mode =
        dryRun ? MapImport.Mode.TRIAL : partial ? MapImport.Mode.PARTIAL : MapImport.Mode.WHOLE;
    return MapReport.of(
        imports.run(
            MapFormat.parse(format),
            table,
            domain
                .map(text -> Texts.read("domain", text, Domain::parse))
                .orElseGet(settings::hostname),
            mode));
  }

  /** The same for a table that is still to be read, in UTF-8. */
  public MapReport run(
      String format, InputStream table, Optional<String> domain, boolean dryRun, boolean partial) {
    try {
      byte[] octets = table.readNBytes(MapImport.MAX_SIZE + 1);
      return run(format, new String(octets, StandardCharsets.UTF_8), domain, dryRun, partial);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
