package org.eaglemail.transcript;

import java.nio.charset.StandardCharsets;
import org.eaglemail.spi.Envelope;

/**
 * A message that a {@link MemorySmtpListener} took.
 *
 * @param content each octet as the character of the same number
 */
public record ReceivedMessage(Envelope envelope, String content) {

  static ReceivedMessage of(Envelope envelope, byte[] octets) {
    return new ReceivedMessage(envelope, new String(octets, StandardCharsets.ISO_8859_1));
  }
}
