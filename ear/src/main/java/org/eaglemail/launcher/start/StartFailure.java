package org.eaglemail.launcher.start;

import java.io.Serial;
import java.util.List;

/** Why there is no start, for the operator to read. */
final class StartFailure extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** The arguments or settings are wrong. */
  static final int WRONG_USE = 2;

  /** They are right, but something else fails. */
  static final int FAILED = 1;

  private final int status;
  private final transient List<String> lines;

  private StartFailure(int status, List<String> lines) {
    super(String.join("\n", lines));
    this.status = status;
    this.lines = List.copyOf(lines);
  }

  static StartFailure wrongUse(List<String> lines) {
    return new StartFailure(WRONG_USE, lines);
  }

  static StartFailure wrongUse(String line) {
    return wrongUse(List.of(line));
  }

  static StartFailure failed(List<String> lines) {
    return new StartFailure(FAILED, lines);
  }

  static StartFailure failed(String line) {
    return failed(List.of(line));
  }

  /** The JVM's exit status. */
  int status() {
    return status;
  }

  List<String> lines() {
    return lines;
  }
}
