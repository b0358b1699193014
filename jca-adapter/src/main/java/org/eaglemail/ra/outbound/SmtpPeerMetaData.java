package org.eaglemail.ra.outbound;

import jakarta.resource.spi.ManagedConnectionMetaData;
import org.eaglemail.spi.Destination;

/**
 * What is known of the other end without asking it.
 *
 * @param peer whom a managed connection is for
 * @param connections the most connections in use there
 */
record SmtpPeerMetaData(Destination peer, int connections) implements ManagedConnectionMetaData {
  @Override
  public String getEISProductName() {
    return "SMTP server " + peer;
  }

  @Override
  public String getEISProductVersion() {
    // RFC 5321 is all that a server need tell of itself.
    return "";
  }

  @Override
  public int getMaxConnections() {
    return connections;
  }

  @Override
  public String getUserName() {
    return "";
  }
}
