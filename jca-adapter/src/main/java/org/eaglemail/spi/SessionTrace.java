package org.eaglemail.spi;

/**
 * Where the dialogue of a session is written down, for an administrator who looks for a fault: the
 * commands after the login and the first lines of their answers. No secret comes after the login,
 * and no message is written down.
 */
public interface SessionTrace {
  /** Writes nothing. */
  SessionTrace OFF =
      new SessionTrace() {
        @Override
        public boolean isOn() {
          return false;
        }

        @Override
        public void line(String text) {
          // Nobody wants to know.
        }
      };

  /** Whether {@link #line} is of any use. */
  boolean isOn();

  /** A line that was said; the end of a long one may be lost. */
  void line(String text);
}
