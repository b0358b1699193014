package org.eaglemail.mime;

import java.io.IOException;

/**
 * Is told of all octets of a message, in order. Each {@link #header} has its {@link #end}; between
 * them lies its content if it is a leaf, else markup and further entities.
 */
interface EntityEvents {

  /** An entity begins. */
  void header(EntityHeader header) throws IOException, InconvertibleException;

  /** A piece of the content of the leaf that began last; valid during the call. */
  void content(byte[] octets, int length) throws IOException, InconvertibleException;

  /** A piece of what is around parts: delimiters, preamble, epilogue; valid during the call. */
  void markup(byte[] octets, int length) throws IOException, InconvertibleException;

  /**
   * The innermost entity ended.
   *
   * @param last whether the message ended with it; otherwise a delimiter follows
   */
  void end(boolean last) throws IOException, InconvertibleException;
}
