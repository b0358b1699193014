package org.eaglemail.directory;

import jakarta.ejb.ApplicationException;

/** Something depends on what was to be deleted; nothing was changed. The message may be shown. */
@ApplicationException(rollback = true)
public class StillInUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StillInUse(String message) {
    super(message);
  }
}
