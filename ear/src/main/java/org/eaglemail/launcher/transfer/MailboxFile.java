package org.eaglemail.launcher.transfer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A mailbox on this machine: a file, or the directory of a Maildir, which is sent as an archive.
 */
record MailboxFile(Path path) {
  private static final int BUFFER = 64 * 1024;

  /** Its octets, 0 when that is not known. */
  long size() {
    return Files.isDirectory(path) ? 0 : path.toFile().length();
  }

  /** Its content from an octet on. */
  InputStream open(long position) {
    try {
      if (Files.isDirectory(path)) {
        return archive();
      }
      InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
      in.skipNBytes(position);
      return in;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream archive() throws IOException {
    List<Path> messages = new ArrayList<>();
    addMessages("new", messages);
    addMessages("cur", messages);
    // The oldest first: their names begin with the time.
    messages.sort(Comparator.comparing(file -> file.getFileName().toString()));
    PipedOutputStream out = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(out, BUFFER);
    Thread.ofVirtual().start(() -> write(path, messages, out));
    return in;
  }

  private void addMessages(String part, List<Path> messages) throws IOException {
    try (Stream<Path> files = Files.list(path.resolve(part))) {
      files.filter(Files::isRegularFile).forEach(messages::add);
    }
  }

  private static void write(Path maildir, List<Path> messages, OutputStream out) {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_SPEED);
      // So that an empty Maildir is an archive too.
      zip.putNextEntry(new ZipEntry("new/"));
      for (Path message : messages) {
        ZipEntry entry = new ZipEntry(maildir.relativize(message).toString());
        entry.setLastModifiedTime(FileTime.fromMillis(message.toFile().lastModified()));
        zip.putNextEntry(entry);
        Files.copy(message, zip);
      }
    } catch (IOException e) {
      // The archive ends in the middle, which its reader notices.
      System.err.println("cannot send the Maildir: " + e);
    }
  }
}
