package org.eaglemail.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.eaglemail.settings.Settings;

/** The directory of {@code eagle.data}: mail and hashes lie there, so nobody else may look in. */
final class DataDirectory {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private DataDirectory() {}

  /**
   * Makes it and its directory for temporary files, or makes them private if they were not.
   *
   * @throws IOException when either is not possible
   */
  static void prepare(Settings settings) throws IOException {
    makePrivate(settings.data());
    makePrivate(settings.temporaryDirectory());
  }

  private static void makePrivate(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      if (!OWNER_ONLY.equals(Files.getPosixFilePermissions(directory))) {
        Files.setPosixFilePermissions(directory, OWNER_ONLY);
      }
    } else {
      Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
  }
}
