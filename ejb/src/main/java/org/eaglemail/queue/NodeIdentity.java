package org.eaglemail.queue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;

/** The name of this node, kept in the data directory: who copies that directory copies the node. */
final class NodeIdentity {
  static final String FILE = "node-id";
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z._-]{1,64}");

  private NodeIdentity() {}

  /**
   * Reads the name, or makes one.
   *
   * @throws IOException when the file can be neither read nor written, or holds no name
   */
  static String in(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      write(file, UUID.randomUUID().toString());
    }
    String name = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (!FORM.matcher(name).matches()) {
      throw new IOException(file + " does not hold the name of a node");
    }
    return name;
  }

  /** All of it or nothing, whatever happens meanwhile. */
  private static void write(Path file, String name) throws IOException {
    Path fresh = file.resolveSibling(FILE + ".new");
    Files.writeString(fresh, name + "\n", StandardCharsets.US_ASCII);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
