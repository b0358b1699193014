package org.eaglemail.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eaglemail.spi.MessageSource;

/** A message in memory. */
final class Octets implements MessageSource {
  private final byte[] octets;

  Octets(byte[] octets) {
    this.octets = octets;
  }

  /** Of a text, one octet a character; each line end becomes CRLF. */
  static Octets of(String text) {
    return exactly(text.replace("\n", "\r\n"));
  }

  /** Of a text, one octet a character. */
  static Octets exactly(String text) {
    return new Octets(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** What another message holds. */
  static byte[] in(MessageSource message) {
    try (InputStream in = message.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same as text with bare LF for each CRLF. */
  static String text(MessageSource message) {
    return new String(in(message), StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
  }

  @Override
  public long size() {
    return octets.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(octets);
  }
}
