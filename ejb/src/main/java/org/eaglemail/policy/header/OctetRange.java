package org.eaglemail.policy.header;

/**
 * Some octets of a message.
 *
 * @param start the offset of the first
 * @param end the offset after the last
 */
public record OctetRange(long start, long end) {
  public OctetRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("a range has its end behind its start");
    }
  }

  /** How many. */
  public long length() {
    return end - start;
  }
}
