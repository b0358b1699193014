package org.eaglemail.launcher.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The messages that rules need in the maildrop. A field in their header tells them from others. A
 * name with a number behind it, {@code twin-2}, is the message's second copy.
 */
final class Messages {
  /** All, in the order in which they are best delivered. */
  static final List<String> NAMES =
      List.of("plain", "dots", "empty", "twin", "twin-2", "long", "eight", "spare");

  private static final String FIELD = "X-Conformance: ";
  private static final String SPARE = "spare";

  private Messages() {}

  /** Whether rules delete it. */
  static boolean isToBeDeleted(String name) {
    return original(name).equals(SPARE);
  }

  /** Its octets, lines ending in CRLF. */
  static byte[] octets(String name) {
    String file = "messages/" + original(name) + ".eml";
    try (InputStream in = Messages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no message '" + name + "'");
      }
      return new String(in.readAllBytes(), ISO_8859_1).replace("\n", "\r\n").getBytes(ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of the message that this is a line of the header of. */
  static Optional<String> named(String line) {
    return line.startsWith(FIELD) ? Optional.of(line.substring(FIELD.length())) : Optional.empty();
  }

  /** Writes them into a directory, for who fills an account by himself. */
  static void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    int number = 0;
    for (String name : NAMES) {
      number++;
      Files.write(directory.resolve(number + "-" + name + ".eml"), octets(name));
    }
  }

  private static String original(String name) {
    return name.replaceFirst("-\\d+$", "");
  }
}
