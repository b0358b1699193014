package org.eaglemail.directory;

import jakarta.ejb.ApplicationException;

/** There is one of that name already; nothing was changed. The message may be shown. */
@ApplicationException(rollback = true)
public class AlreadyExists extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what with its name: {@code domain example.org}
   */
  public AlreadyExists(String what) {
    super(what + " already exists");
  }
}
