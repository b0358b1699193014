package org.eaglemail.server;

import java.io.IOException;
import java.time.Duration;

/** How long a connection's reads wait: its owner knows how to say it to the socket. */
@FunctionalInterface
public interface Patience {

  /**
   * From the next read on, reads time out after {@code most}.
   *
   * @throws IOException when the connection is gone
   */
  void limit(Duration most) throws IOException;
}
