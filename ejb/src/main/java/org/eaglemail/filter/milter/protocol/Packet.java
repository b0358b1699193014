package org.eaglemail.filter.milter.protocol;

import java.nio.ByteBuffer;

/**
 * What is sent in one piece: four octets of length, one of kind, and the data.
 *
 * @param kind a letter
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Packet(char kind, byte[] data) {
  /** Octets before the length's end. */
  public static final int LENGTH_OCTETS = 4;

  /** The most that a packet from a milter may hold: a header field or a piece of body is less. */
  public static final int MAX_LENGTH = 1024 * 1024;

  /** A packet that only says what it is. */
  public static Packet bare(char kind) {
    return new Packet(kind, new byte[0]);
  }

  /**
   * What follows a length.
   *
   * @throws MilterSyntaxException when there is nothing
   */
  public static Packet of(byte[] content) throws MilterSyntaxException {
    if (content.length == 0) {
      throw new MilterSyntaxException("a packet without a kind");
    }
    byte[] data = new byte[content.length - 1];
    System.arraycopy(content, 1, data, 0, data.length);
    return new Packet((char) content[0], data);
  }

  /** For the wire. */
  public byte[] octets() {
    return ByteBuffer.allocate(LENGTH_OCTETS + 1 + data.length)
        .putInt(1 + data.length)
        .put((byte) kind)
        .put(data)
        .array();
  }

  @Override
  public String toString() {
    return kind + "[" + data.length + "]";
  }
}
