package org.eaglemail.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.SmtpConnectException;

/** Opens sessions. For any number of threads. */
public final class Dialler {
  private final ClientTimeouts timeouts;

  public Dialler(ClientTimeouts timeouts) {
    this.timeouts = timeouts;
  }

  /**
   * Connects, and opens a session. Blocks for as long as the time-outs say.
   *
   * @throws SmtpConnectException when no session comes about
   */
  public SmtpClientSession dial(Destination destination) throws SmtpConnectException {
    Transport transport;
    try {
      transport = connect(destination);
    } catch (IOException e) {
      throw new SmtpConnectException(LocalReplies.unreachable(destination, reason(e)).reply(), e);
    }
    return SmtpClientSession.open(transport, destination, timeouts);
  }

  private Transport connect(Destination destination) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      if (destination.bind().isPresent()) {
        channel.bind(new InetSocketAddress(destination.bind().get(), 0));
      }
      // Each flush is a whole batch of commands or the end of a message: nothing to wait for.
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      int millis = (int) Math.min(timeouts.connect().toMillis() + 1, Integer.MAX_VALUE);
      channel.socket().connect(destination.address(), millis);
      return new Transport(channel, timeouts.block());
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
