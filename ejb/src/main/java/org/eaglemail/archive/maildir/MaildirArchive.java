package org.eaglemail.archive.maildir;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.eaglemail.archive.LineSink;
import org.eaglemail.archive.LineSource;
import org.eaglemail.archive.MalformedArchiveException;
import org.eaglemail.archive.MessageReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Maildir from a zip archive, in the order of its entries: those in {@code new} and {@code
 * cur}, whatever directory these are in; folders of Maildir++ within it are left alone.
 */
public final class MaildirArchive implements MessageReader {
  private final ZipInputStream zip;
  private boolean sawEntry;

  public MaildirArchive(InputStream in) {
    this.zip = new ZipInputStream(in);
  }

  @Override
  public Optional<Note> next() throws IOException {
    for (ZipEntry entry = nextEntry(); entry != null; entry = nextEntry()) {
      Optional<MaildirName> name = message(entry);
      if (name.isPresent()) {
        Optional<Instant> written =
            Optional.ofNullable(entry.getLastModifiedTime()).map(time -> time.toInstant());
        return Optional.of(
            new Note("", name.get().received().or(() -> written), name.get().isTrashed()));
      }
    }
    if (!sawEntry) {
      throw new MalformedArchiveException("no zip archive of a Maildir");
    }
    return Optional.empty();
  }

  private @Nullable ZipEntry nextEntry() throws IOException {
    try {
      ZipEntry entry = zip.getNextEntry();
      sawEntry |= entry != null;
      return entry;
    } catch (ZipException | IllegalArgumentException e) {
      throw new MalformedArchiveException("a zip archive that cannot be read: " + e.getMessage());
    }
  }

  private static Optional<MaildirName> message(ZipEntry entry) {
    String[] path = entry.getName().split("/", -1);
    int last = path.length - 1;
    if (entry.isDirectory() || last < 1) {
      return Optional.empty();
    }
    boolean inInbox = path[last - 1].equals("new") || path[last - 1].equals("cur");
    // Maildir++: a folder is a directory whose name begins with a dot.
    boolean inFolder = last > 1 && path[last - 2].startsWith(".");
    return Optional.of(MaildirName.of(path[last]))
        .filter(name -> inInbox && !inFolder && name.isMessage());
  }

  @Override
  public void copyTo(LineSink sink) throws IOException {
    try {
      new LineSource(zip, 0).copyAllTo(sink);
    } catch (ZipException e) {
      throw new MalformedArchiveException("a zip archive that cannot be read: " + e.getMessage());
    }
  }

  @Override
  public long position() {
    return 0;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
