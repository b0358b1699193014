package org.eaglemail.ra.inbound;

/** The life of a listener. */
enum ListenerState {
  /** The application is not ready yet; nothing is bound. */
  WAITING,
  /** Clients are served. */
  OPEN,
  /** Its address, or another of the same activation, could not be bound. */
  FAILED,
  /** It serves nobody any more. */
  CLOSED
}
