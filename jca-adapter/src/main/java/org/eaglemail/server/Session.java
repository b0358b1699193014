package org.eaglemail.server;

/** The server's side of one connection. */
public interface Session extends Runnable {

  /**
   * Serves the client until either side ends the session. Blocks: call it on a virtual thread. When
   * it returns, the owner of the connection closes it.
   */
  @Override
  void run();

  /**
   * Asks the session to end: at once when it waits for a command, otherwise after the command that
   * is under way. Returns immediately; from any thread; more than once without effect.
   */
  void drain();
}
