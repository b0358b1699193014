package org.eaglemail.routing;

import org.eaglemail.spi.Credentials;

/** As whom we log in to the server of a transport. */
public sealed interface TransportLogin {

  /** With that password. */
  record As(Credentials credentials) implements TransportLogin {}

  /** The password is kept, but this node cannot read it: mail waits until somebody mends that. */
  record Unreadable() implements TransportLogin {}
}
