package org.eaglemail.ra.inbound;

import jakarta.resource.spi.Activation;
import org.eaglemail.spi.SmtpListener;

/** What a message-driven bean that implements {@link SmtpListener} asks for. */
@Activation(messageListeners = SmtpListener.class)
public final class SmtpActivation extends InboundActivation {
  public static final String DEFAULT_NAME = "smtp";

  public SmtpActivation() {
    super(DEFAULT_NAME);
  }
}
