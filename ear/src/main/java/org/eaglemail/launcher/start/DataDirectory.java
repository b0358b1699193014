package org.eaglemail.launcher.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data directory, held by this process alone: for the owner only, locked while the JVM lives,
 * and rid of temporary files that an earlier one left.
 */
final class DataDirectory {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(OWNER_ONLY);

  private final Path path;

  /** Reachable while the JVM runs: a channel that is collected gives its lock away. */
  @SuppressWarnings("unused") // held, not used
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes and locks it.
   *
   * @param temporary the directory in it that is emptied
   * @throws StartFailure when that cannot be done, or another process has it
   */
  static DataDirectory take(Path path, Path temporary) throws StartFailure {
    try {
      if (Files.isDirectory(path)) {
        Files.setPosixFilePermissions(path, OWNER_ONLY);
      } else {
        Files.createDirectories(path, PRIVATE);
      }
      DataDirectory taken = new DataDirectory(path, lock(path));
      deleteAll(temporary);
      Files.createDirectory(temporary, PRIVATE);
      return taken;
    } catch (IOException e) {
      throw StartFailure.failed("eagle.data: cannot use " + path + ": " + Reasons.of(e));
    }
  }

  private static FileChannel lock(Path path) throws IOException, StartFailure {
    FileChannel channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw StartFailure.failed("eagle.data: another Eagle runs on " + path);
    }
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void deleteAll(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> tree = Files.walk(directory)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }

  Path path() {
    return path;
  }

  /**
   * The first administrator's password, if it was generated at this start; it is shown once, so the
   * file is gone afterwards.
   *
   * @throws IOException when the file is there but cannot be read or deleted
   */
  Optional<String> takeInitialPassword() throws IOException {
    Path file = path.resolve("initial-admin-password");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String password = Files.readString(file).strip();
    Files.delete(file);
    return Optional.of(password);
  }
}
