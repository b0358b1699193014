package org.eaglemail.archive.maildir;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.eaglemail.archive.LineSink;
import org.eaglemail.archive.LineSource;
import org.eaglemail.archive.MalformedArchiveException;
import org.eaglemail.archive.MessageReader;

/**
 * Reads a Maildir from its directory: what is in {@code new} and {@code cur}, the oldest first.
 * Folders within it are left alone: POP3 knows the inbox only. The names of all files are in memory
 * at once, some hundred octets each.
 */
public final class MaildirDirectory implements MessageReader {
  private final Iterator<Entry> entries;
  private Optional<Path> current = Optional.empty();

  private record Entry(MaildirName name, Path file) {}

  /**
   * Lists the files.
   *
   * @throws MalformedArchiveException when it is no Maildir
   */
  public MaildirDirectory(Path directory) throws IOException {
    List<Entry> found = new ArrayList<>();
    for (String part : List.of("new", "cur")) {
      Path messages = directory.resolve(part);
      if (!Files.isDirectory(messages, LinkOption.NOFOLLOW_LINKS)) {
        throw new MalformedArchiveException("no Maildir: there is no directory '" + part + "'");
      }
      list(messages, found);
    }
    found.sort(Comparator.comparing(Entry::name));
    entries = Collections.unmodifiableList(found).iterator();
  }

  private static void list(Path messages, List<Entry> found) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(messages)) {
      for (Path file : files) {
        MaildirName name = MaildirName.of(file.getFileName().toString());
        // A link could lead anywhere.
        if (name.isMessage() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          found.add(new Entry(name, file));
        }
      }
    }
  }

  @Override
  public Optional<Note> next() throws IOException {
    if (!entries.hasNext()) {
      current = Optional.empty();
      return Optional.empty();
    }
    Entry entry = entries.next();
    current = Optional.of(entry.file());
    Instant received = entry.name().received().orElse(written(entry.file()));
    return Optional.of(new Note("", Optional.of(received), entry.name().isTrashed()));
  }

  private static Instant written(Path file) {
    return Instant.ofEpochMilli(file.toFile().lastModified());
  }

  @Override
  public void copyTo(LineSink sink) throws IOException {
    Path file = current.orElseThrow(() -> new IllegalStateException("there is no message to read"));
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      new LineSource(in, 0).copyAllTo(sink);
    } catch (NoSuchFileException e) {
      throw new MalformedArchiveException(
          "the Maildir changed while it was read: " + file.getFileName());
    }
  }

  @Override
  public long position() {
    return 0;
  }

  @Override
  public void close() {}
}
