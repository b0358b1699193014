package org.eaglemail.directory;

import jakarta.ejb.ApplicationException;

/** There is none of that name; nothing was changed. The message may be shown. */
@ApplicationException(rollback = true)
public class NotFound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what with its name: {@code domain example.org}
   */
  public NotFound(String what) {
    super(what + " does not exist");
  }
}
