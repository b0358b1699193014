package org.eaglemail.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** What a process prints, gathered while it runs. Thread-safe. */
final class ProcessOutput {
  private final StringBuilder text = new StringBuilder();
  private boolean ended;

  ProcessOutput(Process process) {
    Thread.ofVirtual().name("output of " + process.pid()).start(() -> gather(process));
  }

  private void gather(Process process) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add(line + "\n");
      }
    } catch (IOException e) {
      add("(output lost: " + e.getMessage() + ")\n");
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    text.append(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Whether the text comes to fulfil the condition before it ends, or the time does. */
  synchronized boolean await(Predicate<String> condition, long millis) throws InterruptedException {
    long deadline = System.nanoTime() + millis * 1_000_000;
    while (!condition.test(text.toString())) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (ended || left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  synchronized String text() {
    return text.toString();
  }
}
