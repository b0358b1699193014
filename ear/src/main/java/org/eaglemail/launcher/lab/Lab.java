package org.eaglemail.launcher.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The lab's command line. */
public final class Lab {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  /** For the letters of all to all. */
  private static final Duration MATRIX_LIMIT = Duration.ofSeconds(60);

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
    if (options.matrix()) {
      return matrixAgain();
    }
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

  private int matrixAgain() {
    try {
      matrix(LabDirectory.stations(options.directory()));
      return 0;
    } catch (LabFailure e) {
      System.err.println("Eagle's lab: " + e.getMessage());
      return FAILED;
    }
  }

  private void experiment(LabDirectory directory)
      throws LabFailure, IOException, InterruptedException {
    List<Site> sites = Site.first(options.groups(), options.network(), options.ports());
    new Network(directory, children, narration).start(options, sites);
    narration.step("Each administrator makes a domain and an account");
    for (Site site : sites) {
      try (Administration administration = new Administration(site, narration::quote)) {
        administration.makeAccount();
      }
    }
    new Experiment(sites.get(0), sites.get(1), narration).run();
    narration.print("\nThe experiment succeeded: a letter went there, and the answer came back.");
    List<Station> stations = sites.stream().map(Site::station).toList();
    directory.writeStations(stations);
    if (sites.size() > 2) {
      matrix(stations);
    }
    if (!options.once()) {
      narration.print(Guide.of(sites));
    }
  }

  private void matrix(List<Station> stations) throws LabFailure {
    narration.step("Who can reach whom: everybody writes to everybody, all at once");
    Matrix matrix = new Matrix(stations);
    matrix.measure(MATRIX_LIMIT);
    matrix.table().lines().forEach(narration::quote);
    narration.say("Each is the time from the 250 of the sender's server to the mailbox.");
    matrix.faults().forEach(narration::say);
    if (!matrix.isComplete()) {
      throw new LabFailure("not everybody could reach everybody");
    }
  }

  private static void stopWith(ProcessHandle parent) {
    CompletableFuture<Void> unused = parent.onExit().thenRun(() -> System.exit(0));
  }
}
