package org.eaglemail.filter;

import java.io.IOException;

/** A header has more than {@link MessageHeader#MAX_OCTETS}. */
public class HeaderTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  HeaderTooLargeException() {
    super("the header has more than " + MessageHeader.MAX_OCTETS + " octets");
  }
}
