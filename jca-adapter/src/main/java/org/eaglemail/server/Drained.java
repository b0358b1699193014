package org.eaglemail.server;

/** The session was asked to end while it waited for a command. */
final class Drained extends Exception {
  private static final long serialVersionUID = 1L;

  Drained() {
    super("drained", null, false, false);
  }
}
