package org.eaglemail.launcher.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Who can reach whom: everybody writes to everybody, themselves included, all at once; then each
 * mailbox is looked into until all letters are there. They are removed as they are found.
 */
final class Matrix {
  /** Between two looks into a mailbox: a time that is measured may be longer by so much. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  private static final int MILLIS_WIDTH = 7;

  private final List<Station> stations;
  private final List<Probe> probes;

  Matrix(List<Station> stations) {
    this.stations = List.copyOf(stations);
    this.probes =
        stations.stream()
            .flatMap(from -> stations.stream().map(to -> new Probe(from, to)))
            .toList();
  }

  /**
   * Does it.
   *
   * @param limit how long to wait for the letters
   */
  void measure(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Station station : stations) {
        threads.execute(() -> send(station));
        threads.execute(() -> look(station, deadline));
      }
    }
  }

  private void send(Station from) {
    for (Probe probe : probes) {
      if (probe.from().equals(from)) {
        try {
          probe.accepted(Submission.of(probe.letter(), from, probe.to().user(), line -> {}));
        } catch (IOException e) {
          probe.failed("was not taken by its sender's server: " + e.getMessage());
        }
      }
    }
  }

  private void look(Station to, long deadline) {
    List<Probe> mine = probes.stream().filter(probe -> probe.to().equals(to)).toList();
    Mailbox mailbox = new Mailbox(to);
    while (mine.stream().anyMatch(Probe::isMissing) && System.nanoTime() < deadline) {
      try {
        Set<String> found = mailbox.takeOut(ids(mine));
        long now = System.nanoTime();
        mine.stream().filter(p -> found.contains(p.messageId())).forEach(p -> p.seen(now));
      } catch (IOException e) {
        // Nobody is there, or somebody else reads this mailbox: until the time is over.
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static Set<String> ids(List<Probe> probes) {
    return probes.stream()
        .filter(Probe::isMissing)
        .map(Probe::messageId)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether everybody could reach everybody. */
  boolean isComplete() {
    return probes.stream().allMatch(probe -> probe.time().isPresent());
  }

  /** A table of times in milliseconds: senders down, recipients across. */
  String table() {
    int width =
        stations.stream().mapToInt(s -> s.name().length()).reduce(MILLIS_WIDTH, Math::max) + 2;
    StringBuilder table = new StringBuilder(cell("from \\ to", width));
    stations.forEach(to -> table.append(cell(to.name(), width)));
    for (Station from : stations) {
      table.append('\n').append(cell(from.name(), width));
      probes.stream()
          .filter(probe -> probe.from().equals(from))
          .map(probe -> probe.time().map(t -> t.toMillis() + " ms").orElse("-"))
          .forEach(time -> table.append(cell(time, width)));
    }
    return table.toString();
  }

  private static String cell(String text, int width) {
    return " ".repeat(Math.max(1, width + 2 - text.length())) + text;
  }

  /** What did not arrive, and why, a line each. */
  List<String> faults() {
    return probes.stream()
        .filter(probe -> probe.time().isEmpty())
        .map(probe -> probe.from().name() + " to " + probe.to().name() + ": " + probe.fault())
        .toList();
  }
}
