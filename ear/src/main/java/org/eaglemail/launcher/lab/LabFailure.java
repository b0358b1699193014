package org.eaglemail.launcher.lab;

import java.io.Serial;

/** Why the experiment cannot be done or did not succeed, in words for whoever does it. */
final class LabFailure extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  LabFailure(String message) {
    super(message);
  }

  LabFailure(String message, Throwable cause) {
    super(message + ": " + cause, cause);
  }
}
