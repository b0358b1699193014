package org.eaglemail.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

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

  /**
   * The message for a server that takes no octets above 127 (RFC 6152 §3): itself when it has none,
   * otherwise the same content in another encoding. Reads the message.
   *
   * @return empty when there is no such form of it; as here, where nothing is converted
   * @throws IOException when it cannot be read
   */
  default Optional<MessageSource> sevenBit() throws IOException {
    byte[] buffer = new byte[8192];
    try (InputStream in = open()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        for (int i = 0; i < count; i++) {
          if (buffer[i] < 0) {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.of(this);
  }
}
