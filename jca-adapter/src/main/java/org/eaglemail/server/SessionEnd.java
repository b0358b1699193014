package org.eaglemail.server;

/** Why a session ended, as the log says it. */
enum SessionEnd {
  QUIT("quit"),
  /** QUIT, but what was marked may still be there. */
  QUIT_FAILED("quit-failed"),
  TIMEOUT("timeout"),
  /** The client closed the connection, or it broke. */
  GONE("gone"),
  ERRORS("errors"),
  /** Something that nothing may be read behind. */
  MALFORMED("malformed"),
  SHUTDOWN("shutdown");

  private final String text;

  SessionEnd(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
