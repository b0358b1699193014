package org.eaglemail.client;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.SmtpConnectException;

/** Opens sessions. For any number of threads. */
public final class Dialler {
  private static final Logger LOG = System.getLogger(Dialler.class.getName());

  private final ClientTimeouts timeouts;
  private volatile ClientTls tls;

  public Dialler(ClientTimeouts timeouts) {
    this(timeouts, ClientTls.of(defaultContext()));
  }

  Dialler(ClientTimeouts timeouts, ClientTls tls) {
    this.timeouts = timeouts;
    this.tls = tls;
  }

  /**
   * Connects, and opens a session. Blocks for as long as the time-outs say.
   *
   * @throws SmtpConnectException when no session comes about
   */
  public SmtpClientSession dial(Destination destination) throws SmtpConnectException {
    return dial(destination, timeouts, DialogueObserver.none());
  }

  /**
   * The same with other time-outs.
   *
   * @param observer is told what is said
   */
  SmtpClientSession dial(
      Destination destination, ClientTimeouts patience, DialogueObserver observer)
      throws SmtpConnectException {
    try {
      return open(destination, patience, observer);
    } catch (SmtpConnectException e) {
      if (destination.tls() == TlsPolicy.MAY && e.getCause() instanceof TlsFailure) {
        // As Postfix: better in the clear than not at all. That connection is of no use any more.
        LOG.log(Level.INFO, "{0}; goes on in the clear", e.reply().text());
        return open(destination.with(TlsPolicy.NONE), patience, observer);
      }
      throw e;
    }
  }

  /** From now on trusts whom {@code authorities} trusts, where a certificate is verified. */
  public void trust(SSLContext authorities) {
    tls = ClientTls.of(authorities);
  }

  private static SSLContext defaultContext() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no TLS", e);
    }
  }

  private SmtpClientSession open(
      Destination destination, ClientTimeouts patience, DialogueObserver observer)
      throws SmtpConnectException {
    Transport transport;
    try {
      transport = connect(destination, patience);
    } catch (IOException e) {
      throw new SmtpConnectException(LocalReplies.unreachable(destination, reason(e)).reply(), e);
    }
    return SmtpClientSession.open(transport, destination, patience, tls, observer);
  }

  private static Transport connect(Destination destination, ClientTimeouts patience)
      throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      if (destination.bind().isPresent()) {
        channel.bind(new InetSocketAddress(destination.bind().get(), 0));
      }
      // Each flush is a whole batch of commands or the end of a message: nothing to wait for.
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      int millis = (int) Math.min(patience.connect().toMillis() + 1, Integer.MAX_VALUE);
      channel.socket().connect(destination.address(), millis);
      return new Transport(channel, patience.block());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static String reason(IOException e) {
    return e instanceof SocketTimeoutException
        ? "Connection timed out"
        : Optional.ofNullable(e.getMessage()).orElse("failed");
  }
}
