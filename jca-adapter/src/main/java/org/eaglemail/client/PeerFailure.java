package org.eaglemail.client;

import java.io.IOException;

/** The peer is lost to this conversation; there is nothing more to say to it. */
final class PeerFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** How it was lost. */
  enum Kind {
    /** The connection ended or broke while reading. */
    LOST,
    /** The connection broke while writing: words of the peer may still lie in our buffer. */
    UNWRITABLE,
    /** Nothing came, or nothing was taken, in the time set. */
    TIMED_OUT,
    /** What came is not SMTP. */
    GARBLED
  }

  private final Kind kind;

  PeerFailure(Kind kind, String detail) {
    super(detail);
    this.kind = kind;
  }

  PeerFailure(Kind kind, Throwable cause) {
    super(cause);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
