package org.eaglemail.delivery;

import java.io.IOException;

/** Another node may have taken over the recipients that a message is being sent to. */
final class LeaseEndedException extends IOException {
  private static final long serialVersionUID = 1L;

  LeaseEndedException() {
    super("the lease ended");
  }
}
