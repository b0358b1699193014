package org.eaglemail.ra.inbound;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eaglemail.spi.TlsOffer;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the connections to one address. Its loop runs on a platform thread, so that it gets its
 * turn from the system however many virtual threads are busy, and does nothing that can block on a
 * client.
 */
final class Listener {
  private static final System.Logger LOG = System.getLogger(Listener.class.getName());
  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 1000;
  private static final Duration LAST_ACCEPT = Duration.ofSeconds(5);

  private final ListenAddress address;
  private final ListenerStatus status;
  private final Sessions sessions;
  private final Service service;
  private final ServerSocket socket;
  private @Nullable Thread loop;

  /**
   * Binds the address; connections wait in the backlog until {@link #open}.
   *
   * @throws IOException when it cannot be bound
   */
  Listener(ListenerStatus status, int backlog, Sessions sessions, Service service)
      throws IOException {
    this.address = status.address();
    this.status = status;
    this.sessions = sessions;
    this.service = service;
    this.socket = bind(address.resolve(), backlog);
  }

  private static ServerSocket bind(InetSocketAddress address, int backlog) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(address, backlog);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** Begins to accept. */
  void open() {
    status.opened(address.boundTo(socket.getLocalPort()));
    loop = Threads.platform(status.getName() + "-accept-" + address, this::accept);
  }

  private void accept() {
    long pause = FIRST_PAUSE_MILLIS;
    while (!socket.isClosed()) {
      try {
        serve(socket.accept());
        pause = FIRST_PAUSE_MILLIS;
      } catch (IOException | RuntimeException e) {
        if (!socket.isClosed()) {
          // Most likely no file descriptor is left. Sessions that end will free some.
          LOG.log(
              System.Logger.Level.ERROR, status.getName() + ": accept on " + address + ": " + e);
          sleep(pause);
          pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
      }
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Socket client) {
    if (!sessions.reserve()) {
      status.sessionRefused();
      refuse(client);
      return;
    }
    LiveSession session;
    try {
      session = new LiveSession(client, service, status, sessions.clients());
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, () -> status.getName() + ": client is gone: " + e);
      sessions.release();
      close(client);
      return;
    }
    sessions.begin(session);
  }

  // A line fits into the empty send buffer of a new connection, so this does not block. Who awaits
  // a handshake could not read it.
  private void refuse(Socket client) {
    if (service.tls().filter(TlsOffer::implicit).isPresent()) {
      close(client);
      return;
    }
    try (client) {
      client
          .getOutputStream()
          .write((service.refusal() + "\r\n").getBytes(StandardCharsets.US_ASCII));
      client.shutdownOutput();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, () -> status.getName() + ": refusal not sent: " + e);
    }
  }

  private static void close(Socket client) {
    try {
      client.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "close of a refused connection", e);
    }
  }

  /**
   * Stops accepting, and returns when no more session can begin. Connections in the backlog end.
   */
  void close() throws InterruptedException {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, status.getName() + ": close of " + address + ": " + e);
    }
    Thread accepting = loop;
    if (accepting != null) {
      accepting.join(LAST_ACCEPT);
    }
    status.closed();
  }
}
