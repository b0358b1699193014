package org.eaglemail.launcher.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where everything of a lab is kept. Held by one lab at a time. */
final class LabDirectory implements AutoCloseable {
  private static final String MARK = "eagle-lab.lock";
  private static final String ZONE = "test.zone";
  private static final String ZONE_NETWORK = "127.0.1.";

  /** Those that the zone file has of itself. */
  private static final int ZONE_SITES = 2;

  private static final String STATIONS = "stations";

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path path;
  private final FileChannel mark;

  private LabDirectory(Path path, FileChannel mark) {
    this.path = path;
    this.mark = mark;
  }

  /**
   * Makes the directory, or empties that of an earlier lab.
   *
   * @throws LabFailure when it holds something else, or a lab is running in it
   */
  static LabDirectory take(Path wanted) throws LabFailure {
    Path path = wanted.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      requireOurs(path);
      FileChannel mark = FileChannel.open(path.resolve(MARK), CREATE, WRITE);
      FileLock lock = mark.tryLock();
      if (lock == null) {
        mark.close();
        throw new LabFailure("another lab is running in " + path);
      }
      LabDirectory directory = new LabDirectory(path, mark);
      directory.empty();
      return directory;
    } catch (IOException e) {
      throw new LabFailure("cannot prepare " + path, e);
    }
  }

  /** What is emptied at each start must be a lab's. */
  private static void requireOurs(Path path) throws IOException, LabFailure {
    try (Stream<Path> content = Files.list(path)) {
      if (content.findAny().isPresent() && Files.notExists(path.resolve(MARK))) {
        throw new LabFailure(path + " is not empty and not of a lab; choose another --directory");
      }
    }
  }

  private void empty() throws IOException {
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!file.endsWith(MARK)) {
              Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            if (!directory.equals(path)) {
              Files.delete(directory);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  Path path() {
    return path;
  }

  /** The data directory of a site. */
  Path data(Site site) {
    return path.resolve(site.name());
  }

  /** The log of a process. */
  Path log(String name) {
    return path.resolve(name + ".log");
  }

  /**
   * Writes the zone file.
   *
   * @param network the first three octets of the addresses in it
   */
  Path writeZone(String network, List<Site> sites) throws IOException {
    StringBuilder zone = new StringBuilder(resource(ZONE).replace(ZONE_NETWORK, network + "."));
    for (Site site : sites.subList(ZONE_SITES, sites.size())) {
      zone.append(
          """

          $ORIGIN %s.
          @           IN MX    10 mail
          mail        IN A     %s
          """
              .formatted(site.domain(), site.address()));
    }
    return write(ZONE, zone.toString());
  }

  /** Writes down where everybody's mailbox is, for the owner only: their passwords are in it. */
  void writeStations(List<Station> stations) throws IOException {
    Path file = Files.createFile(path.resolve(STATIONS), OWNER_ONLY);
    Files.write(file, stations.stream().map(Station::line).toList());
  }

  /**
   * Where everybody's mailbox is in a lab that is up.
   *
   * @throws LabFailure when none is
   */
  static List<Station> stations(Path directory) throws LabFailure {
    try {
      return Files.readAllLines(directory.resolve(STATIONS)).stream().map(Station::parse).toList();
    } catch (NoSuchFileException e) {
      throw new LabFailure("no lab is up in " + directory.toAbsolutePath().normalize());
    } catch (IOException | IllegalArgumentException e) {
      throw new LabFailure("cannot read " + directory.resolve(STATIONS), e);
    }
  }

  /** Writes the configuration of named, which finds the zone file beside it. */
  Path writeNamedConfiguration(int port) throws IOException {
    String configuration =
        resource("named.conf.template")
            .replace("@DIRECTORY@", path.toString())
            .replace("@PORT@", Integer.toString(port));
    return write("named.conf", configuration);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(path.resolve(name), text);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = LabDirectory.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name + " is missing in eagle.jar");
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** Lets another lab have it. What is in it stays. */
  @Override
  public void close() throws IOException {
    mark.close();
  }
}
