package org.eaglemail.archive;

import java.io.IOException;
import java.io.Serial;

/** What shall be a mailbox is none, or not one of that format. The message may be shown. */
public final class MalformedArchiveException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  public MalformedArchiveException(String message) {
    super(message);
  }
}
