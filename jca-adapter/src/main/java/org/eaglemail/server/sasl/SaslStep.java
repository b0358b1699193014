package org.eaglemail.server.sasl;

import java.time.Duration;
import org.eaglemail.protocol.smtp.Reply;

/** Where an exchange stands after what the client said. */
public sealed interface SaslStep {

  /**
   * The client is to answer this.
   *
   * @param base64 may be empty
   */
  record Challenge(String base64) implements SaslStep {}

  /** The exchange is over. */
  sealed interface Ended extends SaslStep {}

  /** The client is that account. */
  record Granted(String account) implements Ended {}

  /** It is not. */
  record Denied(Duration delay) implements Ended {}

  /** It could not be said, or shall not be: a 4yz or 5yz reply of SMTP. */
  record Refused(Reply reply) implements Ended {}

  /** The exchange went wrong before anybody could be recognised. */
  record Faulty(SaslFault fault) implements Ended {}
}
