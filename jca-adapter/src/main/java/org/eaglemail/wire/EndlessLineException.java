package org.eaglemail.wire;

import java.io.IOException;

/** A peer sends a line that was too long long ago, and does not end it. */
public final class EndlessLineException extends IOException {
  private static final long serialVersionUID = 1L;

  EndlessLineException() {
    super("a line does not end");
  }
}
