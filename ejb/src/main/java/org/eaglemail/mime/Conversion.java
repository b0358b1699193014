package org.eaglemail.mime;

import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.spi.MessageSource;

/** What came of the wish to convert a message. */
public sealed interface Conversion {

  /**
   * It has the form that was asked for.
   *
   * @param message itself where nothing had to change
   * @param body what its octets are now
   */
  record Converted(MessageSource message, BodyType body) implements Conversion {}

  /**
   * It cannot have that form without harm.
   *
   * @param why in a few words that are fit for its sender
   */
  record Impossible(String why) implements Conversion {}
}
