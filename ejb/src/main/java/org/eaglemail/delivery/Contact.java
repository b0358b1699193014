package org.eaglemail.delivery;

/** Whether a delivery came as far as a session with its destination. */
public enum Contact {
  /** It was not tried: what became of it tells nothing of the destination. */
  NONE,
  /** It was not tried, since as many connections to a host were in use as may be. */
  CROWDED,
  /** A session came about, whatever was said in it. */
  MADE,
  /** None of its hosts gave a session: connection, greeting, TLS or login failed. */
  FAILED
}
