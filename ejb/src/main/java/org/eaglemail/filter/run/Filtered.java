package org.eaglemail.filter.run;

import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.MessageSource;

/** What the filters made of a message. */
public sealed interface Filtered {

  /** One of them refused it. */
  record Refused(Reply reply) implements Filtered {}

  /** This is to be stored, to whom and if the envelope says so. */
  record Passed(Envelope envelope, MessageSource content) implements Filtered {}
}
