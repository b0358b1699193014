package org.eaglemail.filter.milter;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eaglemail.spi.MessageSource;

/** A body that a milter gives in place of the message's: in a temporary file. */
final class ReplacedBody implements MessageSource, Closeable {
  private final Path file;
  private final long limit;
  private long size;

  /**
   * @param directory of temporary files
   * @param limit of its octets
   */
  ReplacedBody(Path directory, long limit) throws IOException {
    // createTempFile gives the owner alone access to it.
    this.file = Files.createTempFile(directory, "body-", ".tmp");
    this.limit = limit;
  }

  void append(byte[] piece) throws IOException {
    size += piece.length;
    if (size > limit) {
      throw new IOException("the milter's body has more than " + limit + " octets");
    }
    try (OutputStream out = Files.newOutputStream(file, java.nio.file.StandardOpenOption.APPEND)) {
      out.write(piece);
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
