package org.eaglemail.maildrop.transfer;

/** Where an import is. */
public enum ImportState {
  /** It has not begun: for its content to be sent, or for its turn. */
  WAITING,
  /** It is being read. */
  RUNNING,
  /** Its content ended early; it can go on from its position. */
  INTERRUPTED,
  /** Something in it cannot be read; it can go on from its position when that is mended. */
  FAILED,
  /** It was read to its end. */
  DONE
}
