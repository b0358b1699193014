package org.eaglemail.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/**
 * What tells a file from the one that replaces it, also where a link leads elsewhere now.
 *
 * @param key the file system's own, such as the inode
 */
record FileState(Path file, Optional<FileTime> modified, long size, String key) {

  /** Those of the files now; a file that is missing has a state too. */
  static List<FileState> of(List<Path> files) {
    return files.stream().map(FileState::of).toList();
  }

  private static FileState of(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileState(
          file,
          Optional.of(found.lastModifiedTime()),
          found.size(),
          String.valueOf(found.fileKey()));
    } catch (IOException missing) {
      return new FileState(file, Optional.empty(), 0, "");
    }
  }
}
