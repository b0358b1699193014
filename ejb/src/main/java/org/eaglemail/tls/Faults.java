package org.eaglemail.tls;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a certificate cannot be used, in words for an operator. */
final class Faults {
  private Faults() {}

  static String explain(Exception fault) {
    return switch (fault) {
      case NoSuchFileException missing -> "there is no file " + missing.getFile();
      case AccessDeniedException denied -> "may not read " + denied.getFile();
      default -> String.valueOf(fault.getMessage());
    };
  }
}
