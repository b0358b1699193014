package org.eaglemail.wire;

import java.io.IOException;

/**
 * A message that should be sent holds a CR or LF that is not part of a CRLF. To send it would let
 * the next server see other line ends, even another end of the message, than we do.
 */
public final class BareLineBreakException extends IOException {
  private static final long serialVersionUID = 1L;

  BareLineBreakException(LineFault fault) {
    super("message holds a " + fault.text());
  }
}
