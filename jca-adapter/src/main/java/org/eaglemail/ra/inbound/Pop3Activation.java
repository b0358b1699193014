package org.eaglemail.ra.inbound;

import jakarta.resource.spi.Activation;
import org.eaglemail.spi.Pop3Listener;

/** What a message-driven bean that implements {@link Pop3Listener} asks for. */
@Activation(messageListeners = Pop3Listener.class)
public final class Pop3Activation extends InboundActivation {
  public static final String DEFAULT_NAME = "pop3";

  public Pop3Activation() {
    super(DEFAULT_NAME);
  }
}
