package org.eaglemail.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code eagle.jar} as a command for who administers a server. */
final class EagleCommand {
  private EagleCommand() {}

  /** What it prints, and then {@code exit} with its status. */
  static String run(EagleProcess eagle, String command, String... words)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(EagleProcess.java());
    line.addAll(List.of("-jar", EagleProcess.jar().toString(), command));
    line.addAll(List.of(words));
    line.addAll(List.of("--url", "http://" + EaglePorts.text(eagle.rest().address())));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("EAGLE_ADMIN_PASSWORD", EagleProcess.PASSWORD);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    return text + "exit " + process.waitFor();
  }
}
