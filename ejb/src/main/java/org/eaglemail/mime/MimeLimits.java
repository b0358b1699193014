package org.eaglemail.mime;

/**
 * What a message may have to be converted; memory grows with these, not with the message.
 *
 * @param depth of entities within entities; as Postfix's mime_nesting_limit
 * @param headerOctets of the header of one entity
 * @param entities in all
 */
public record MimeLimits(int depth, int headerOctets, int entities) {
  /** 100 levels, 256 KiB a header, 10,000 entities. */
  public static final MimeLimits DEFAULT = new MimeLimits(100, 256 * 1024, 10_000);

  public MimeLimits {
    if (depth < 1 || headerOctets < 1 || entities < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
