package org.eaglemail.launcher.transfer;

import java.io.IOException;
import java.io.Serial;

/** The server does not do what it was asked for, and would not the next time. */
final class TransferRefusedException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  TransferRefusedException(String answer) {
    super("the server answers " + answer);
  }
}
