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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The transcripts that come with the tests. */
public final class Transcripts {
  private Transcripts() {}

  /** All of a protocol, {@code smtp} or {@code pop3}, by name. */
  public static List<Transcript> of(String protocol) throws IOException {
    String folder = "/transcripts/" + protocol;
    URL url = Objects.requireNonNull(Transcripts.class.getResource(folder), folder);
    try {
      URI uri = url.toURI();
      if (!uri.getScheme().equals("jar")) {
        return in(Path.of(uri));
      }
      // From the test-jar, as the tests of the assembled application have it.
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return in(jar.getPath(folder));
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** Those of a protocol that need nothing but what {@code offered} has. */
  public static List<Transcript> runnable(String protocol, Set<String> offered) throws IOException {
    return of(protocol).stream().filter(t -> offered.containsAll(t.needs())).toList();
  }

  private static List<Transcript> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .map(Transcript::read)
          .toList();
    }
  }
}
