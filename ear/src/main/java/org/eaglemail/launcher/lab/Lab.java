package org.eaglemail.launcher.lab;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The lab's command line. */
public final class Lab {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private final LabOptions options;
  private final Narration narration = new Narration(System.out);
  private final Children children = new Children();

  private Lab(LabOptions options) {
    this.options = options;
  }

  /**
   * Runs the lab, and ends the JVM with it: 0 when the experiment succeeded, 1 when it failed, 2
   * when the words are wrong.
   *
   * @param words those after {@code lab}
   */
  public static void main(List<String> words) throws InterruptedException {
    if (words.contains("--help")) {
      System.out.print(LabOptions.USAGE);
      return;
    }
    try {
      System.exit(new Lab(LabOptions.parse(words)).run());
    } catch (IllegalArgumentException e) {
      System.err.println("Eagle's lab: " + e.getMessage());
      System.exit(WRONG_USE);
    }
  }

  private int run() throws InterruptedException {
    // On a signal, and whichever way this ends.
    Runtime.getRuntime().addShutdownHook(new Thread(children::close, "end of the lab"));
    if (options.withParent()) {
      ProcessHandle.current().parent().ifPresent(Lab::stopWith);
    }
    try (LabDirectory directory = LabDirectory.take(options.directory())) {
      experiment(directory);
      if (!options.once()) {
        children.awaitAnEnd();
        throw new LabFailure("one of the lab's processes ended; see its log");
      }
      children.close();
      return 0;
    } catch (LabFailure | IOException e) {
      // That nobody answers any more is no news when we stop them.
      if (!children.isClosed()) {
        String reason = e instanceof LabFailure ? e.getMessage() : e.toString();
        System.err.println("\nEagle's lab failed: " + reason);
      }
      return FAILED;
    }
  }

  private void experiment(LabDirectory directory)
      throws LabFailure, IOException, InterruptedException {
    Site alpha = Site.of("alpha", options.network() + ".1", options.ports(), "alice");
    Site beta = Site.of("beta", options.network() + ".2", options.ports(), "bob");
    new Network(directory, children, narration).start(options, List.of(alpha, beta));
    new Experiment(alpha, beta, narration).run();
    narration.print("\nThe experiment succeeded: a letter went there, and the answer came back.");
    if (!options.once()) {
      narration.print(Guide.of(alpha, beta));
    }
  }

  private static void stopWith(ProcessHandle parent) {
    CompletableFuture<Void> unused = parent.onExit().thenRun(() -> System.exit(0));
  }
}
