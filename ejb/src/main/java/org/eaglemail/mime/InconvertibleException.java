package org.eaglemail.mime;

/** A message cannot be converted; the text is fit for its sender. */
final class InconvertibleException extends Exception {
  private static final long serialVersionUID = 1L;

  InconvertibleException(String why) {
    super(why, null, false, false);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
