package org.eaglemail.archive.maildir;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eaglemail.archive.LineSource;
import org.eaglemail.archive.MessageWriter;
import org.eaglemail.spi.MessageSource;

/** Writes a Maildir as a zip archive; all messages are in {@code new}, without flags. */
public final class MaildirWriter implements MessageWriter {
  private static final List<String> DIRECTORIES =
      List.of("Maildir/cur/", "Maildir/new/", "Maildir/tmp/");

  private final ZipOutputStream zip;
  private final String host;
  private final byte[] lineEnd;

  /**
   * @param host for the names of files
   * @param lineEnd of the files, LF or CRLF
   */
  public MaildirWriter(OutputStream out, String host, String lineEnd) throws IOException {
    this.zip = new ZipOutputStream(out);
    this.host = host;
    this.lineEnd = lineEnd.getBytes(StandardCharsets.US_ASCII);
    zip.setLevel(Deflater.BEST_SPEED);
    for (String directory : DIRECTORIES) {
      zip.putNextEntry(new ZipEntry(directory));
      zip.closeEntry();
    }
  }

  @Override
  public void write(String name, String sender, Instant received, MessageSource message)
      throws IOException {
    ZipEntry entry =
        new ZipEntry("Maildir/new/" + received.getEpochSecond() + "." + name + "." + host);
    entry.setLastModifiedTime(FileTime.from(received));
    zip.putNextEntry(entry);
    try (InputStream in = message.open()) {
      new LineSource(in, 0)
          .copyAllTo(
              (octets, offset, length, ends) -> {
                zip.write(octets, offset, length);
                if (ends) {
                  zip.write(lineEnd);
                }
              });
    }
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.finish();
    zip.flush();
  }
}
