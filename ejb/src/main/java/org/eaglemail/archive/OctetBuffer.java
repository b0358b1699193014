package org.eaglemail.archive;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eaglemail.spi.MessageSource;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way: in memory up to a threshold, beyond it in a temporary file, which {@link
 * #close} removes. Read it only when it is written. For one thread.
 */
public final class OctetBuffer extends OutputStream implements MessageSource {
  /**
   * Where and how much it may keep.
   *
   * @param directory of temporary files
   * @param memory octets that stay in memory
   * @param most octets of a message
   */
  public record Limits(Path directory, int memory, long most) {}

  private static final int FILE_BUFFER = 64 * 1024;

  private final Limits limits;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable Path file;
  private @Nullable OutputStream fileOut;
  private long size;

  public OctetBuffer(Limits limits) {
    this.limits = limits;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    size += length;
    if (size > limits.most()) {
      throw new MalformedArchiveException(
          "a message of more than " + limits.most() + " octets (eagle.import.message.max-size)");
    }
    target().write(octets, offset, length);
  }

  private OutputStream target() throws IOException {
    if (size <= limits.memory()) {
      return memory;
    }
    OutputStream out = fileOut;
    if (out == null) {
      // createTempFile gives the owner alone access to it.
      Path created = Files.createTempFile(limits.directory(), "import-", ".tmp");
      file = created;
      out = new BufferedOutputStream(Files.newOutputStream(created), FILE_BUFFER);
      fileOut = out;
      memory.writeTo(out);
      memory.reset();
    }
    return out;
  }

  @Override
  public long size() {
    return size;
  }

  /** Octets of it that are in memory. */
  public int inMemory() {
    return memory.size();
  }

  @Override
  public InputStream open() throws IOException {
    OutputStream out = fileOut;
    Path written = file;
    if (out == null || written == null) {
      return new ByteArrayInputStream(memory.toByteArray());
    }
    out.flush();
    return Files.newInputStream(written);
  }

  @Override
  public void close() throws IOException {
    OutputStream out = fileOut;
    Path written = file;
    if (out != null && written != null) {
      try {
        out.close();
      } finally {
        Files.deleteIfExists(written);
      }
    }
  }
}
