package org.eaglemail.admin;

import java.io.Serial;

/** There is no room for another probe or explanation now. */
public class TooManyProbes extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;
  private static final String TEXT = "as many servers are being asked as may be; try again";

  TooManyProbes() {
    super(TEXT);
  }

  TooManyProbes(Throwable cause) {
    super(TEXT, cause);
  }
}
