package org.eaglemail.launcher.remote;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the administrator's password comes from; never the command line, which others can see. */
public final class Password {
  private static final String VARIABLE = "EAGLE_ADMIN_PASSWORD";

  private Password() {}

  /**
   * Reads it from the file, the environment, or the terminal.
   *
   * @throws IllegalArgumentException when none of them has it
   * @throws IOException when the file cannot be read
   */
  public static String read(Optional<Path> file, String user) throws IOException {
    if (file.isPresent()) {
      List<String> lines = Files.readAllLines(file.get());
      return lines.isEmpty() ? "" : lines.getFirst();
    }
    String given = System.getenv(VARIABLE);
    return given == null || given.isEmpty() ? ask(user) : given;
  }

  // Java 21 has none without a terminal; newer ones read from what there is.
  @SuppressWarnings("SystemConsoleNull")
  private static String ask(String user) {
    Console console = System.console();
    if (console == null) {
      throw new IllegalArgumentException("there is no password in " + VARIABLE);
    }
    char[] password = console.readPassword("Password of %s: ", user);
    return password == null ? "" : new String(password);
  }
}
