package org.eaglemail.filter.milter.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Builds the data of a packet. */
final class Octets {
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream(64);

  /** Text that ends in a NUL. */
  Octets text(String text) {
    octets.writeBytes(text.getBytes(UTF_8));
    octets.write(0);
    return this;
  }

  /** Text of which each char is an octet, that ends in a NUL. */
  Octets raw(String chars) {
    octets.writeBytes(chars.getBytes(ISO_8859_1));
    octets.write(0);
    return this;
  }

  Octets octet(char value) {
    octets.write(value);
    return this;
  }

  /** Two octets. */
  Octets port(int value) {
    octets.write(value >>> 8);
    octets.write(value);
    return this;
  }

  Packet packet(char kind) {
    return new Packet(kind, octets.toByteArray());
  }
}
