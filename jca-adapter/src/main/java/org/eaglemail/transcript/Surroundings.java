package org.eaglemail.transcript;

import java.io.IOException;

/** What a transcript can ask for beyond the connection that it runs on. */
public interface Surroundings {

  /**
   * Opens another connection to the same server, whose greeting is still to be read.
   *
   * @throws IOException when the server cannot be reached
   */
  Peer connect() throws IOException;

  /** A message by its name, with CRLF line ends. */
  byte[] message(String name);

  /**
   * Sends a message to the account.
   *
   * @throws IOException when it is not taken
   */
  void deliver(String message) throws IOException;

  /**
   * Waits until a new session shows the message, and binds its name to its number.
   *
   * @throws IOException when it does not come in time
   */
  void awaitArrival(String message, Bindings values) throws IOException;

  /** Nothing but the one connection. */
  Surroundings NONE =
      new Surroundings() {
        @Override
        public Peer connect() {
          throw nothing();
        }

        @Override
        public byte[] message(String name) {
          throw nothing();
        }

        @Override
        public void deliver(String message) {
          throw nothing();
        }

        @Override
        public void awaitArrival(String message, Bindings values) {
          throw nothing();
        }

        private IllegalStateException nothing() {
          return new IllegalStateException("this transcript runs on one connection alone");
        }
      };
}
