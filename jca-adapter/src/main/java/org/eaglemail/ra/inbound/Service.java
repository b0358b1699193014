package org.eaglemail.ra.inbound;

import java.time.Duration;
import org.eaglemail.server.Connection;
import org.eaglemail.server.Session;

/** An application that is ready to speak a protocol. */
interface Service {

  /** How long a read, or a write that makes no progress, may take. */
  Duration timeout();

  /** The line, without its CRLF, for a client that there is no room for. */
  String refusal();

  /** A session over that connection. */
  Session session(Connection connection);
}
