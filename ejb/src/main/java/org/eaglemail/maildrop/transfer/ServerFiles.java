package org.eaglemail.maildrop.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.eaglemail.archive.MailboxFormat;
import org.eaglemail.archive.MessageReader;
import org.eaglemail.archive.maildir.MaildirArchive;
import org.eaglemail.archive.maildir.MaildirDirectory;
import org.eaglemail.archive.mbox.MboxReader;
import org.eaglemail.settings.Settings;

/** The mailboxes below {@code eagle.import.directory}, and nothing else. */
@ApplicationScoped
public class ServerFiles {
  @Inject private Settings settings;

  /**
   * The octets of one; empty for a directory.
   *
   * @throws IllegalArgumentException when there is none of that name, or no such directory was set
   */
  OptionalLong size(String name, MailboxFormat format) {
    Path file = find(name);
    boolean directory = Files.isDirectory(file);
    if (directory && format != MailboxFormat.MAILDIR) {
      throw new IllegalArgumentException("'" + name + "' is a directory");
    }
    return directory ? OptionalLong.empty() : OptionalLong.of(file.toFile().length());
  }

  /** Opens one at an octet where a message begins. */
  MessageReader open(ImportOrder order, long position) throws IOException {
    Path file = find(order.source());
    if (Files.isDirectory(file)) {
      return new MaildirDirectory(file);
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      in.skipNBytes(position);
      return reader(in, position, order.format());
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Reads a mailbox of that format from a stream. */
  static MessageReader reader(InputStream in, long position, MailboxFormat format) {
    return switch (format) {
      case MBOX, MBOXO, MBOXCL2 -> new MboxReader(in, position, format);
      case MAILDIR -> new MaildirArchive(in);
    };
  }

  private Path find(String name) {
    Path directory =
        settings
            .importDirectory()
            .orElseThrow(() -> new IllegalArgumentException("eagle.import.directory is not set"));
    try {
      Path top = directory.toRealPath();
      // What links lead to is looked at, not what they are called.
      Path file = top.resolve(name).toRealPath();
      if (file.startsWith(top) && !file.equals(top)) {
        return file;
      }
    } catch (IOException | InvalidPathException e) {
      // Whatever it is: not to be told from a file that is elsewhere.
    }
    throw new IllegalArgumentException("there is no '" + name + "' in eagle.import.directory");
  }
}
