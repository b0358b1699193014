package org.eaglemail.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.TlsOffer;
import org.eaglemail.wire.ChannelBindings;
import org.eaglemail.wire.TlsStreams;

/**
 * What a session knows of its connection. Its owner, not the session, closes it, in a way that lets
 * the client read the last reply although it may have sent more than was read.
 *
 * @param in throws {@link java.net.SocketTimeoutException} when nothing comes for too long
 * @param out unbuffered: the session writes large pieces
 * @param patience sets the time-out of reads, which the owner has set to begin with
 * @param wakeup ends a blocked read from {@code in}
 * @param tls what {@code in} and {@code out} go through; none: they are in the clear
 */
public record Connection(
    Client client,
    InputStream in,
    OutputStream out,
    Patience patience,
    Wakeup wakeup,
    Optional<TlsStreams> tls) {

  /** A connection in the clear. */
  public Connection(
      Client client, InputStream in, OutputStream out, Patience patience, Wakeup wakeup) {
    this(client, in, out, patience, wakeup, Optional.empty());
  }

  /**
   * The same connection, encrypted from here on. Blocks for the handshake.
   *
   * @throws IllegalStateException when it is encrypted already
   * @throws IOException when it does not come about; the connection is of no more use
   */
  public Connection encrypt(TlsOffer offer) throws IOException {
    if (tls.isPresent()) {
      throw new IllegalStateException("the connection is encrypted already");
    }
    return ServerTls.encrypt(this, offer);
  }

  /** The same connection, of the client that a proxy speaks for. */
  public Connection of(Client other) {
    return new Connection(other, in, out, patience, wakeup, tls);
  }

  /** What ties a proof to this connection. */
  public ChannelBindings channelBindings() {
    return new ChannelBindings(tls.map(TlsStreams::session));
  }

  /**
   * Tells an encrypted client that nothing more follows, after the last reply is flushed. To be
   * called once by the session, at its end.
   */
  public void part() throws IOException {
    if (tls.isPresent()) {
      tls.get().close();
    }
  }
}
