package org.eaglemail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code java -jar eagle.jar} says when it does not start a server. */
class LauncherIT {
  @TempDir private Path directory;

  private record Run(int status, String output) {}

  private Run run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(EagleProcess.java());

    command.addAll(List.of("-jar", EagleProcess.jar().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("EAGLE_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), output);
  }

  @Test
  void helpNamesTheSettings() throws Exception {
    Run help = run(Map.of(), "--help");

    assertThat(help.status()).isZero();
    assertThat(help.output()).contains("eagle.smtp.listen", "127.0.0.1:2525");
  }

  @Test
  void versionIsOneLine() throws Exception {
    Run version = run(Map.of(), "--version");

    assertThat(version.status()).isZero();
    assertThat(version.output()).matches("Eagle \\d+\\.\\d+\\.\\d+\\S*\n");
  }

  @Test
  void faultsAreToldAtOnceALineEach() throws Exception {
    Run faulty = run(Map.of("EAGLE_SMTP_LISTEN", "nowhere", "EAGLE_HOSTNAM", "x"));

    assertThat(faulty.status()).isEqualTo(2);
    assertThat(faulty.output())
        .isEqualTo(
            """
            Eagle cannot start: EAGLE_HOSTNAM: unknown setting; did you mean EAGLE_HOSTNAME?
            Eagle cannot start: eagle.smtp.listen: 'nowhere' has no port
            """);
    assertThat(directory).isEmptyDirectory();
  }
}
