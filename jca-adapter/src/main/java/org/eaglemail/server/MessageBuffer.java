package org.eaglemail.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.eaglemail.spi.MessageSource;
import org.jspecify.annotations.Nullable;

/**
 * A message while it is received: in memory up to a threshold, in a temporary file of the owner
 * alone when it is longer. Memory grows with the message. Closing it deletes the file.
 */
final class MessageBuffer extends OutputStream implements MessageSource {
  private static final System.Logger LOG = System.getLogger(MessageBuffer.class.getName());
  private static final int MIN_CHUNK = 1024;
  private static final int MAX_CHUNK = 64 * 1024;

  private final int memoryThreshold;
  private final Path temporaryDirectory;
  private final List<byte[]> chunks = new ArrayList<>(1);
  private int usedOfLast;
  private long size;
  private @Nullable Path file;
  private @Nullable OutputStream fileOutput;

  /**
   * @param memoryThreshold octets kept in memory at most
   */
  MessageBuffer(int memoryThreshold, Path temporaryDirectory) {
    this.memoryThreshold = memoryThreshold;
    this.temporaryDirectory = temporaryDirectory;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, octets.length);
    if (fileOutput == null && size + length > memoryThreshold) {
      moveToFile();
    }
    if (fileOutput == null) {
      remember(octets, offset, length);
    } else {
      fileOutput.write(octets, offset, length);
    }
    size += length;
  }

  private void remember(byte[] octets, int offset, int length) {
    int done = 0;
    while (done < length) {
      if (chunks.isEmpty() || usedOfLast == chunks.getLast().length) {
        chunks.add(new byte[nextChunk(length - done)]);
        usedOfLast = 0;
      }
      byte[] chunk = chunks.getLast();
      int n = Math.min(length - done, chunk.length - usedOfLast);
      System.arraycopy(octets, offset + done, chunk, usedOfLast, n);
      usedOfLast += n;
      done += n;
    }
  }

  /** As much as there is already, so that the number of chunks stays small; never too much. */
  private int nextChunk(int atLeast) {
    int wanted = (int) Math.max(atLeast, Math.min(size, MAX_CHUNK));
    return (int) Math.max(1, Math.min(Math.max(wanted, MIN_CHUNK), memoryThreshold - size));
  }

  private void moveToFile() throws IOException {
    // createTempFile gives the owner alone access to it.
    Path created = Files.createTempFile(temporaryDirectory, "message-", ".tmp");
    file = created;
    OutputStream output = Files.newOutputStream(created);
    fileOutput = output;
    try (InputStream remembered = memory()) {
      remembered.transferTo(output);
    }
    chunks.clear();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream open() throws IOException {
    return file == null ? memory() : Files.newInputStream(file);
  }

  private InputStream memory() {
    List<InputStream> parts = new ArrayList<>(chunks.size());
    for (int i = 0; i < chunks.size(); i++) {
      byte[] chunk = chunks.get(i);
      boolean last = i == chunks.size() - 1;
      parts.add(new ByteArrayInputStream(chunk, 0, last ? usedOfLast : chunk.length));
    }
    return parts.size() == 1
        ? parts.getFirst()
        : new SequenceInputStream(Collections.enumeration(parts));
  }

  /** Forgets the message. A file that cannot be deleted is logged: its message is not at fault. */
  @Override
  public void close() {
    chunks.clear();
    OutputStream output = fileOutput;
    Path created = file;
    try {
      if (output != null) {
        output.close();
      }
      if (created != null) {
        Files.deleteIfExists(created);
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, () -> "cannot remove " + created, e);
    }
  }
}
