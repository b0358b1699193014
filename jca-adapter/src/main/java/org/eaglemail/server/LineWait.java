package org.eaglemail.server;

import java.io.IOException;
import org.eaglemail.wire.CrlfReader;
import org.eaglemail.wire.Line;

/** A session's waiting for its client's next line, which a drain ends. */
final class LineWait {
  private final CrlfReader reader;
  private final SessionControl control;

  LineWait(CrlfReader reader, SessionControl control) {
    this.reader = reader;
    this.control = control;
  }

  /**
   * The next line.
   *
   * @param maxLength octets, CRLF included
   * @throws Drained when the session shall end instead
   */
  Line next(int maxLength) throws IOException, Drained {
    if (!control.mayWait()) {
      throw new Drained();
    }
    Line line;
    try {
      line = reader.readLine(maxLength);
    } catch (IOException e) {
      if (control.mayProceed()) {
        throw e;
      }
      throw new Drained();
    }
    if (!control.mayProceed()) {
      throw new Drained();
    }
    return line;
  }
}
