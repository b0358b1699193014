package org.eaglemail.settings;

import java.nio.file.Path;
import java.util.Optional;
import org.eaglemail.protocol.Domain;

/**
 * A zone in master file format (RFC 1035 §5) that is read instead of asking a name server.
 *
 * @param origin the zone's name; without it the file says {@code $ORIGIN}
 * @param file absolute
 */
public record ZoneFile(Optional<Domain> origin, Path file) {

  /**
   * Reads {@code origin=file} or {@code file}.
   *
   * @throws IllegalArgumentException when the origin is not a domain name, or the file not a path
   */
  public static ZoneFile parse(String text) {
    int equals = text.indexOf('=');
    Optional<Domain> origin =
        equals < 0
            ? Optional.empty()
            : Optional.of(Notations.DOMAIN.read(withoutRoot(text.substring(0, equals))));
    return new ZoneFile(origin, Notations.PATH.read(text.substring(equals + 1)));
  }

  private static String withoutRoot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
