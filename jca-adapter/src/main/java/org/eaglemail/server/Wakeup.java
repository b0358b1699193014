package org.eaglemail.server;

/** Ends a blocked read from a connection: the owner of the connection knows how. */
@FunctionalInterface
public interface Wakeup {

  /**
   * Makes a read that blocks, and each later one, return the end of the stream; output still works
   * ({@link java.net.Socket#shutdownInput()}).
   */
  void wake();
}
