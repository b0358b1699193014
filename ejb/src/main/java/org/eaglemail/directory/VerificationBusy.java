package org.eaglemail.directory;

import jakarta.ejb.ApplicationException;

/**
 * A password could not be verified within the time allowed, because so many others are being
 * verified; nothing is known of it. Trying again later may help.
 */
@ApplicationException(rollback = false)
public class VerificationBusy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VerificationBusy(String message) {
    super(message);
  }
}
