package org.eaglemail.spi;

import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import java.io.Serializable;
import javax.net.ssl.SSLContext;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;

/** Gives connections to other SMTP servers. Look it up, or inject it as a resource. */
public interface SmtpConnectionFactory extends Serializable, Referenceable {

  /**
   * A connection to that destination, perhaps one that was used before. The peer is not spoken to
   * until {@link SmtpConnection#send}, so this does not fail because of the peer.
   *
   * @throws ResourceException when the pool has no room for it
   */
  SmtpConnection getConnection(Destination destination) throws ResourceException;

  /**
   * Asks that destination whether it would take mail for a recipient, in a session of its own, as
   * far as RCPT; nothing is sent. Blocks while the server answers.
   *
   * @throws ResourceException when as many connections to it are in use as may be
   */
  Probe probe(Destination destination, ReversePath sender, EmailAddress recipient)
      throws ResourceException;

  /**
   * Sets how many connections may be in use at one address, instead of what the factory was made
   * with; for addresses of which none is in use now.
   *
   * @param connections at least 1
   * @throws ResourceException when the factory is not fit for use
   */
  void limitPerDestination(int connections) throws ResourceException;

  /**
   * Sets whom policy {@link org.eaglemail.protocol.smtp.TlsPolicy#VERIFY} trusts, instead of the
   * JDK's authorities; for sessions that begin from now on.
   *
   * @throws ResourceException when the factory is not fit for use
   */
  void trust(SSLContext authorities) throws ResourceException;
}
