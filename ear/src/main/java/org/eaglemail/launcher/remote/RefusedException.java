package org.eaglemail.launcher.remote;

import java.io.IOException;
import java.io.Serial;

/** The server does not do what it was asked for, and would not the next time. */
public final class RefusedException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  RefusedException(String answer) {
    super("the server answers " + answer);
  }
}
