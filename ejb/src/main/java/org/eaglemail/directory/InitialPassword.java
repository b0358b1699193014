package org.eaglemail.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/**
 * The password of the first administrator, made by the server, and the file that tells it to
 * whoever started the server: readable by its owner only, and to be deleted when read.
 */
final class InitialPassword {
  /** In the data directory. */
  static final String FILE = "initial-admin-password";

  /** Letters and digits that no font confuses. */
  private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

  /** Of 55 characters each: 138 bits. */
  private static final int LENGTH = 24;

  private InitialPassword() {}

  /** A new one. */
  static String generate(SecureRandom random) {
    StringBuilder password = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }

  /**
   * Writes the file, in place of an older one: it is there as a whole or not at all.
   *
   * @throws IOException when it cannot be written
   */
  static void write(Path data, String password) throws IOException {
    Path draft =
        Files.createTempFile(
            data,
            FILE,
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (FileChannel file = FileChannel.open(draft, Set.of(StandardOpenOption.WRITE))) {
        file.write(ByteBuffer.wrap((password + "\n").getBytes(StandardCharsets.US_ASCII)));
        file.force(true);
      }
      Files.move(draft, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * Removes the file, if there is one.
   *
   * @throws IOException when it cannot be removed
   */
  static void delete(Path data) throws IOException {
    Files.deleteIfExists(data.resolve(FILE));
  }
}
