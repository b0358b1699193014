package org.eaglemail.mime;

/** How the body of an entity is made. */
sealed interface Structure {

  /**
   * Of further entities (RFC 2046 §5.1).
   *
   * @param digest whether these are messages where they do not say what they are (§5.1.5)
   */
  record Multipart(String boundary, boolean digest) implements Structure {}

  /** Of a message (RFC 2046 §5.2.1). */
  record Message() implements Structure {}

  /**
   * Of content.
   *
   * @param text whether people may read it as it is
   * @param sealed whether its octets must not change: what is signed or encrypted (RFC 1847 §2.1),
   *     and types that take no encoding (RFC 2046 §5.2.2)
   */
  record Leaf(boolean text, boolean sealed) implements Structure {}
}
