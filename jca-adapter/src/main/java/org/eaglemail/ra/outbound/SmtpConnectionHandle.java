package org.eaglemail.ra.outbound;

import java.io.IOException;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.SmtpConnection;
import org.eaglemail.spi.Transmission;
import org.jspecify.annotations.Nullable;

/** What an application holds: a connection that it may use until it closes it. */
final class SmtpConnectionHandle implements SmtpConnection {
  private @Nullable SmtpManagedConnection connection;
  private DestinationLimits.@Nullable Permit permit;

  SmtpConnectionHandle(SmtpManagedConnection connection) {
    this.connection = connection;
  }

  /** Gives the permit back when the handle is closed, or at once when it is already. */
  synchronized void hold(DestinationLimits.Permit granted) {
    if (connection == null) {
      granted.close();
    } else {
      permit = granted;
    }
  }

  @Override
  public Transmission send(OutboundMessage message) throws IOException {
    SmtpManagedConnection current = connection();
    if (current == null) {
      throw new IllegalStateException("connection is closed");
    }
    return current.send(message);
  }

  @Override
  public void close() {
    SmtpManagedConnection current = connection();
    if (current != null) {
      try {
        current.closed(this);
      } finally {
        invalidate();
      }
    }
  }

  private synchronized @Nullable SmtpManagedConnection connection() {
    return connection;
  }

  /** Belongs to another managed connection from now on (JCA 2.1 §6.5.3.4). */
  synchronized void associate(SmtpManagedConnection other) {
    if (connection != null) {
      connection.dissociate(this);
    }
    connection = other;
  }

  /** Is of no use any more: closed, or its managed connection was cleaned up or destroyed. */
  synchronized void invalidate() {
    connection = null;
    if (permit != null) {
      permit.close();
      permit = null;
    }
  }
}
