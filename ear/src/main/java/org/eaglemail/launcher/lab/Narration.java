package org.eaglemail.launcher.lab;

import java.io.PrintStream;

/** Tells what happens, step by step. */
final class Narration {
  private final PrintStream out;
  private int steps;

  Narration(PrintStream out) {
    this.out = out;
  }

  /** Begins a numbered step. */
  void step(String title) {
    steps++;
    out.println("\n" + steps + ". " + title);
  }

  /** Says what a step does or why; may have several lines. */
  void say(String text) {
    text.lines().forEach(line -> out.println("   " + line));
  }

  /** Shows what was said or read, a line. */
  void quote(String line) {
    out.println("     | " + line);
  }

  /** Prints as it is. */
  void print(String text) {
    out.println(text);
  }
}
