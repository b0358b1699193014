package org.eaglemail.spi;

import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.RcptParameters;

/** One recipient of an envelope. */
public record EnvelopeRecipient(EmailAddress address, RcptParameters parameters) {

  /** A recipient of whom the client said nothing else. */
  public static EnvelopeRecipient of(EmailAddress address) {
    return new EnvelopeRecipient(address, RcptParameters.NONE);
  }
}
