package org.eaglemail.client;

import java.io.IOException;

/** A server did not let us in, or we do not let it have the password. Names no secret. */
final class AuthFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param why in words for the queue and for a notification
   */
  AuthFailure(String why) {
    super(why);
  }
}
