package org.eaglemail.lifecycle;

/** The server as a whole, registered as {@code org.eaglemail:type=Server}. */
public interface ServerMXBean {
  /** STARTING, READY, FAILED or STOPPED. */
  String getState();

  /** Why it failed, in one line; empty otherwise. */
  String getFailure();

  /** The name it goes by. */
  String getHostname();

  /** Where its data lies. */
  String getDataDirectory();

  /** Its version. */
  String getVersion();

  /**
   * Stops it: closes the listeners, ends the sessions after the command under way, stops the queue.
   * Returns when that is done; the container stays.
   */
  void stop();
}
