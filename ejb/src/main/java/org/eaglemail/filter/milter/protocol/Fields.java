package org.eaglemail.filter.milter.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;

/** Takes the data of a packet apart. */
final class Fields {
  private final ByteBuffer rest;

  Fields(Packet packet) {
    this.rest = ByteBuffer.wrap(packet.data());
  }

  int number() throws MilterSyntaxException {
    if (rest.remaining() < Integer.BYTES) {
      throw new MilterSyntaxException("a number is cut off");
    }
    return rest.getInt();
  }

  boolean hasMore() {
    return rest.hasRemaining();
  }

  String text() throws MilterSyntaxException {
    return upToNul(UTF_8);
  }

  /** Text of which each char is an octet. */
  String raw() throws MilterSyntaxException {
    return upToNul(ISO_8859_1);
  }

  private String upToNul(Charset charset) throws MilterSyntaxException {
    byte[] octets = rest.array();
    int begin = rest.position();
    for (int i = begin; i < octets.length; i++) {
      if (octets[i] == 0) {
        rest.position(i + 1);
        return new String(octets, begin, i - begin, charset);
      }
    }
    throw new MilterSyntaxException("a text has no end");
  }
}
