package org.eaglemail.it;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An Eagle in a process of its own. It can be stopped, killed, and started again on the same data
 * and ports; {@link #close} stops it if it runs. For one thread.
 */
public final class EagleProcess implements AutoCloseable {
  /** The administrator's password, unless the settings say another. */
  public static final String PASSWORD = "integration test";

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
  private static final Duration OUTPUT_LIMIT = Duration.ofSeconds(30);
  private static final String READY = " is ready.";

  private final Path data;
  private final EaglePorts ports;
  private final Map<String, String> settings;
  private final List<String> jvmOptions;
  private Process process;
  private ProcessOutput output;

  private EagleProcess(
      Path data, EaglePorts ports, Map<String, String> settings, List<String> jvmOptions)
      throws IOException {
    this.data = data;
    this.ports = ports;
    this.settings = settings;
    this.jvmOptions = jvmOptions;
    this.process = launch();
    this.output = new ProcessOutput(process);
  }

  /**
   * Starts one, and returns when it is ready.
   *
   * @param settings by name; those of listeners, data directory and password are given by the rest
   */
  public static EagleProcess start(
      Path data, EaglePorts ports, Map<String, String> settings, String... jvmOptions)
      throws IOException, InterruptedException {
    EagleProcess eagle = new EagleProcess(data, ports, settings, List.of(jvmOptions));
    eagle.awaitReady();
    return eagle;
  }

  private Process launch() throws IOException {
    List<String> command = new ArrayList<>(java());
    // What a first process leaves when it stops, to those after it.
    command.add("-XX:+AutoCreateSharedArchive");
    command.add("-XX:SharedArchiveFile=" + jar().resolveSibling("eagle-it.jsa"));
    command.addAll(jvmOptions);
    command.addAll(List.of("-jar", jar().toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("EAGLE_"));
    allSettings().forEach((name, text) -> builder.environment().put(environmentName(name), text));
    return builder.start();
  }

  /** The JVM, compiling quickly rather than well: most of these processes do little but start. */
  static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1");
  }

  /** Set by the build. */
  static Path jar() {
    return Path.of(System.getProperty("it.eagle.jar", "target/eagle.jar")).toAbsolutePath();
  }

  private Map<String, String> allSettings() {
    Map<String, String> all = new HashMap<>();
    all.put("eagle.data", data.toString());
    all.put("eagle.admin.password", PASSWORD);
    all.put("eagle.smtp.listen", EaglePorts.text(ports.smtp()));
    all.put("eagle.submission.listen", EaglePorts.text(ports.submission()));
    all.put("eagle.pop3.listen", EaglePorts.text(ports.pop3()));
    // Those of the default could be another test's; who tests them names them.
    all.put("eagle.submissions.listen", "off");
    all.put("eagle.pop3s.listen", "off");
    all.put("eagle.http.listen", EaglePorts.text(ports.http()));
    all.putAll(settings);
    // Empty: as if it were not set.
    all.values().removeIf(String::isEmpty);
    return all;
  }

  private static String environmentName(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private void awaitReady() throws IOException, InterruptedException {
    if (!output.await(text -> text.contains(READY), START_LIMIT.toMillis())) {
      String threads = process.isAlive() ? threads() : "it has ended";
      process.destroyForcibly();
      throw new IllegalStateException("Eagle did not start:\n" + output.text() + "\n" + threads);
    }
  }

  /** What each of its threads does: there is no other way to learn why a process hangs. */
  private String threads() throws IOException, InterruptedException {
    Process jstack =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jstack").toString(),
                Long.toString(process.pid()))
            .redirectErrorStream(true)
            .start();
    String dump = new String(jstack.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    jstack.waitFor();
    return dump;
  }

  /** Asks it to stop (SIGTERM) and waits until it has. Returns its exit status. */
  public int stop() throws InterruptedException {
    // Not by the Process: that would close our end of its output, and its last lines would be lost.
    process.toHandle().destroy();
    if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("Eagle did not stop:\n" + output.text());
    }
    return process.exitValue();
  }

  /** Ends it as a crash would (SIGKILL). */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it again after {@link #stop} or {@link #kill}, and returns when it is ready. */
  public void restart() throws IOException, InterruptedException {
    if (process.isAlive()) {
      throw new IllegalStateException("it still runs");
    }
    process = launch();
    output = new ProcessOutput(process);
    awaitReady();
  }

  /**
   * Returns when the output has that text.
   *
   * @throws IllegalStateException when it has not in good time
   */
  public void awaitOutput(String expected) throws InterruptedException {
    if (!output.await(text -> text.contains(expected), OUTPUT_LIMIT.toMillis())) {
      throw new IllegalStateException("no '" + expected + "' in:\n" + output.text());
    }
  }

  /** Everything that the process printed since it was last started, and its log. */
  public String output() {
    return output.text();
  }

  public long pid() {
    return process.pid();
  }

  public Path data() {
    return data;
  }

  public InetSocketAddress smtp() {
    return ports.smtp();
  }

  public InetSocketAddress submission() {
    return ports.submission();
  }

  /** Where LMTP is served, if the settings say so. */
  public InetSocketAddress lmtp() {
    return ports.lmtp();
  }

  public InetSocketAddress pop3() {
    return ports.pop3();
  }

  /** Its REST interface, as the administrator. */
  public RestClient rest() {
    return new RestClient(
        ports.http(), "admin", settings.getOrDefault("eagle.admin.password", PASSWORD));
  }

  @Override
  public void close() {
    try {
      if (process.isAlive()) {
        stop();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
