package org.eaglemail.spi;

import java.io.IOException;
import java.io.InputStream;

/**
 * The octets of a message: lines that end in CRLF, without dot-stuffing; with BODY=BINARYMIME,
 * where the profile offers that, any octets. Valid only during the call that it was handed to.
 */
public interface MessageSource {

  /** Its exact length in octets. */
  long size();

  /**
   * Opens it at its beginning; may be called again.
   *
   * @throws IOException when it cannot be read
   */
  InputStream open() throws IOException;
}
