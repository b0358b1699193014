package org.eaglemail.transcript;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The transcripts of a folder: its files with the ending {@code .txt}. */
public final class TranscriptFolder {
  private static final String ENDING = ".txt";

  private TranscriptFolder() {}

  /**
   * Those of a resource, by name; it may be in a jar.
   *
   * @throws IllegalArgumentException naming file and line when one is faulty
   * @throws IOException when it cannot be read
   */
  public static List<Transcript> read(URL folder) throws IOException {
    try {
      URI uri = folder.toURI();
      if (!uri.getScheme().equals("jar")) {
        return read(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return read(jar.provider().getPath(uri));
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** Those of a directory, by name. */
  public static List<Transcript> read(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .map(Transcript::read)
          .toList();
    }
  }
}
