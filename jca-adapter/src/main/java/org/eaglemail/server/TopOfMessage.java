package org.eaglemail.server;

/**
 * Finds the end of a message's top: its header, the empty line, and so many lines of its body (RFC
 * 1939 §7, TOP).
 */
final class TopOfMessage {
  private static final int ALL = Integer.MAX_VALUE;

  private int linesLeft;
  private boolean body;
  private int column;
  private boolean complete;

  /**
   * @param lines of the body; {@link Integer#MAX_VALUE} stands for all
   */
  TopOfMessage(int lines) {
    this.linesLeft = lines;
  }

  /** A top that no message goes beyond. */
  static TopOfMessage all() {
    return new TopOfMessage(ALL);
  }

  /** How many octets of the message's next piece belong to its top. */
  int within(byte[] piece) {
    if (linesLeft == ALL) {
      return piece.length;
    }
    for (int i = 0; i < piece.length; i++) {
      if (complete) {
        return i;
      }
      if (piece[i] == '\n') {
        lineEnds();
        column = 0;
      } else if (piece[i] != '\r') {
        column++;
      }
    }
    return piece.length;
  }

  private void lineEnds() {
    if (body) {
      linesLeft--;
    } else if (column == 0) {
      body = true;
    }
    complete = body && linesLeft <= 0;
  }

  /** Whether the rest of the message does not belong to its top. */
  boolean isComplete() {
    return complete;
  }
}
