package org.eaglemail.it;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code eagle.jar lab} in a process of its own, as a student starts it. For one thread. */
final class LabProcess implements AutoCloseable {
  private static final Duration EXPERIMENT_LIMIT = Duration.ofMinutes(4);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(90);
  private static final String UP = "It is yours now";

  private final Process process;
  private final ProcessOutput output;

  private LabProcess(Process process) {
    this.process = process;
    this.output = new ProcessOutput(process);
  }

  /** Starts one. */
  static LabProcess start(List<String> words) throws IOException {
    return new LabProcess(process(words));
  }

  /** Runs one that ends by itself, with success, and returns what it printed. */
  static String run(List<String> words) throws IOException, InterruptedException {
    try (LabProcess lab = start(words)) {
      if (!lab.process.waitFor(EXPERIMENT_LIMIT.toSeconds(), TimeUnit.SECONDS)
          || lab.process.exitValue() != 0) {
        throw new IllegalStateException("the lab failed:\n" + lab.output.text());
      }
      return lab.output.text();
    }
  }

  private static Process process(List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", EagleProcess.jar().toString(), "lab"));
    command.addAll(words);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Returns what it printed when the experiment has succeeded and the lab stays up. */
  String awaitUp() throws InterruptedException {
    if (!output.await(
        text -> text.contains(UP) && text.contains("closed.test"), EXPERIMENT_LIMIT.toMillis())) {
      throw new IllegalStateException("the lab is not up:\n" + output.text());
    }
    return output.text();
  }

  /** What is shown after a label of one side, such as {@code submission}. */
  String shown(String host, String label) {
    Matcher found =
        Pattern.compile("(?s)\n" + Pattern.quote(host) + "\n.*?\\b" + label + " +(\\S+)")
            .matcher(output.text());
    if (!found.find()) {
      throw new IllegalStateException(host + " shows no " + label + ":\n" + output.text());
    }
    return found.group(1);
  }

  /** An address that is shown after a label. */
  InetSocketAddress address(String host, String label) {
    String text = shown(host, label);
    int colon = text.lastIndexOf(':');
    return new InetSocketAddress(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  /** The processes that it has started and that run. */
  List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  /** Asks it to stop (SIGTERM), and returns when it has. */
  void stop() throws InterruptedException {
    process.toHandle().destroy();
    if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the lab did not stop:\n" + output.text());
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> left = children();
    process.destroyForcibly();
    left.forEach(ProcessHandle::destroyForcibly);
  }
}
