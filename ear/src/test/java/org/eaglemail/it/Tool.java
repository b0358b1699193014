package org.eaglemail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that others wrote, if it is installed. The system property {@code eagle.test.require}
 * lists by name, with commas, those without which a test fails; without the others it is skipped.
 */
record Tool(Path program) {
  private static final long LIMIT_SECONDS = 60;

  /** Finds it on the PATH. */
  static Tool named(String name) {
    return find(name).orElseThrow(() -> missing(name));
  }

  /** The same, but empty if it is not installed. */
  static Optional<Tool> find(String name) {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      Path program = Path.of(folder, name);
      if (Files.isExecutable(program)) {
        return Optional.of(new Tool(program));
      }
    }
    return Optional.empty();
  }

  /** Skips or fails the test that wants it. */
  static AssertionError missing(String name) {
    boolean required =
        List.of(System.getProperty("eagle.test.require", "").split(",", -1)).contains(name);
    assertThat(required).as(name + " is required, and not installed").isFalse();
    assumeTrue(false, name + " is not installed");
    return new AssertionError("not reached");
  }

  /** Runs it to its end; returns what it printed, which is also the message if it failed. */
  byte[] run(String... arguments) throws IOException, InterruptedException {
    return feed(new byte[0], arguments);
  }

  /** The same, with that on its standard input. */
  byte[] feed(byte[] input, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    }
    byte[] output = process.getInputStream().readAllBytes();
    boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    assertThat(ended && process.exitValue() == 0).as(new String(output, UTF_8)).isTrue();
    return output;
  }
}
