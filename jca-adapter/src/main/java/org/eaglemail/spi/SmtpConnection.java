package org.eaglemail.spi;

import java.io.IOException;

/**
 * A session with another SMTP server. Not for use by several threads at once. No transaction takes
 * part: what was sent cannot be rolled back.
 */
public interface SmtpConnection extends AutoCloseable {

  /**
   * Sends a message in one transaction of the SMTP dialogue, opening the session first if need be.
   *
   * @throws SmtpConnectException when no session came about; nothing was sent
   * @throws IOException when {@code message}'s source cannot be read; the peer has not accepted it
   */
  Transmission send(OutboundMessage message) throws IOException;

  /** Gives the session back, for the next message to the same destination. */
  @Override
  void close();
}
