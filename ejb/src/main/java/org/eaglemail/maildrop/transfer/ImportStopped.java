package org.eaglemail.maildrop.transfer;

import jakarta.ejb.ApplicationException;
import java.io.Serial;

/** An import was taken over or removed while it ran; nothing is to be written for it any more. */
@ApplicationException(rollback = true)
public class ImportStopped extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ImportStopped(long job) {
    super("import " + job + " was removed, or goes on elsewhere");
  }
}
