package org.eaglemail.launcher.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** A process of the lab; what it prints goes to a file. Thread-safe. */
final class Child {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  /** More than an Eagle gives its sessions to end (eagle.stop.timeout). */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  /** How long the last of its output may take to reach its log. */
  private static final Duration OUTPUT_LIMIT = Duration.ofSeconds(5);

  /** How many lines are kept to say why it did not start. */
  private static final int LAST_LINES = 12;

  private final Program program;
  private final Process process;
  private final Deque<String> last = new ArrayDeque<>();
  private boolean ready;
  private boolean ended;

  /** Of a program that was started with its standard error in its standard output. */
  Child(Program program, Process process) {
    this.program = program;
    this.process = process;
  }

  /** Begins to read what it prints; called once. */
  void copyOutputTo(Path log) throws IOException {
    PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log), true);
    Thread.ofVirtual().name("output of " + program.name()).start(() -> follow(copy));
  }

  private void follow(PrintWriter copy) {
    try (copy;
        BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        copy.println(line);
        note(line);
      }
    } catch (IOException e) {
      note("(its output was lost: " + e + ")");
    } finally {
      end();
    }
  }

  private synchronized void note(String line) {
    last.addLast(line);
    if (last.size() > LAST_LINES) {
      last.removeFirst();
    }
    ready |= program.saysReady().test(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /**
   * Returns when it is ready.
   *
   * @throws LabFailure with its last lines, when it ends or takes too long
   */
  synchronized void awaitReady() throws LabFailure, InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!ready) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (ended || left <= 0) {
        throw new LabFailure(program.name() + " did not start:\n  " + String.join("\n  ", last));
      }
      wait(left);
    }
  }

  /** Asks it to stop (SIGTERM). */
  void askToStop() {
    // Not the process's own destroy(), which closes its output: what it says while it stops would
    // be lost.
    process.toHandle().destroy();
  }

  /** Returns when it has stopped, which it is made to if it takes too long. */
  void awaitEnd() {
    try {
      if (process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        awaitEndOfOutput();
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  private synchronized void awaitEndOfOutput() throws InterruptedException {
    long deadline = System.nanoTime() + OUTPUT_LIMIT.toNanos();
    long left = OUTPUT_LIMIT.toMillis();
    while (!ended && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
  }
}
