package org.eaglemail.directory.sealing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** A key in a file of one line, in base64. */
public final class KeyFile {
  private static final int MAX_OCTETS = 1024;

  private KeyFile() {}

  /** The key; made, for the owner only to read, when there is no such file. */
  public static SealingKey readOrMake(Path file) throws IOException {
    try {
      return read(file);
    } catch (NoSuchFileException none) {
      make(file);
      return read(file);
    }
  }

  private static SealingKey read(Path file) throws IOException {
    if (Files.size(file) > MAX_OCTETS) {
      throw new IOException("not a key: " + file);
    }
    try {
      return new SealingKey(
          Base64.getDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII).strip()));
    } catch (IllegalArgumentException e) {
      throw new IOException("not " + SealingKey.OCTETS + " octets in base64: " + file, e);
    }
  }

  private static void make(Path file) throws IOException {
    byte[] key = new byte[SealingKey.OCTETS];
    new SecureRandom().nextBytes(key);
    String line = Base64.getEncoder().encodeToString(key) + "\n";
    // The permissions are there before the content is.
    try (SeekableByteChannel out =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      out.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
    } catch (FileAlreadyExistsException another) {
      // Another node that shares the directory was quicker: its key is the one.
      return;
    }
  }
}
