package org.eaglemail.launcher.conformance;

import java.io.PrintStream;

/** Tells what came of each rule, and counts. For one thread. */
final class Report {
  private final PrintStream out;
  private int passed;
  private int failed;
  private int known;
  private int notApplicable;

  Report(PrintStream out) {
    this.out = out;
  }

  void add(Rule rule, Verdict verdict) {
    switch (verdict) {
      case Verdict.Passed all -> {
        passed++;
        tell("passed", rule);
      }
      case Verdict.Failed(String fault) -> {
        failed++;
        tell("FAILED", rule);
        out.println("    " + fault);
      }
      case Verdict.Deviates(String reason) -> {
        known++;
        tell("known deviation", rule);
        out.println("    " + reason);
      }
      case Verdict.NotApplicable(String reason) -> {
        notApplicable++;
        tell("not applicable", rule);
        out.println("    " + reason);
      }
    }
  }

  private void tell(String verdict, Rule rule) {
    out.printf("%-15s  %-24s  %s%n", verdict, rule.name(), rule.title());
  }

  /** Prints the sums; returns whether no rule failed. */
  boolean end() {
    out.println(
        "%d rules: %d passed, %d failed, %d known deviations, %d not applicable"
            .formatted(
                passed + failed + known + notApplicable, passed, failed, known, notApplicable));
    return failed == 0;
  }
}
