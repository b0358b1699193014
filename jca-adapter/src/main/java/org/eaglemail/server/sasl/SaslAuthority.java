package org.eaglemail.server.sasl;

import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.ScramParameters;

/** Who knows the accounts: the listener of a session, for its client. */
public interface SaslAuthority {

  /** What SCRAM needs to know of an account, or would of one that is not there. */
  ScramParameters scram(String user);

  /** Verifies that the client is an account. */
  Authentication authenticate(Proof proof);
}
