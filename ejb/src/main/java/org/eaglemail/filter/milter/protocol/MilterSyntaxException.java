package org.eaglemail.filter.milter.protocol;

import java.io.IOException;

/** A milter said what the protocol does not know. */
public class MilterSyntaxException extends IOException {
  private static final long serialVersionUID = 1L;

  public MilterSyntaxException(String message) {
    super(message);
  }

  public MilterSyntaxException(String message, Throwable cause) {
    super(message, cause);
  }
}
