package org.eaglemail.ra.inbound;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eaglemail.server.Connection;
import org.eaglemail.server.ProxyHeader;
import org.eaglemail.server.Session;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.TlsOffer;
import org.jspecify.annotations.Nullable;

/** A session and the socket under it, from accept to close. */
final class LiveSession implements Runnable {
  private static final System.Logger LOG = System.getLogger(LiveSession.class.getName());

  /** How long to wait for the client to close its side too. */
  private static final Duration LINGER = Duration.ofSeconds(1);

  private static final int DROPPED_AT_ONCE = 1024;

  private static final AtomicLong SESSIONS = new AtomicLong();

  private final Socket socket;
  private final TimedOutput out;
  private final Service service;
  private final Connection connection;
  private final Duration timeout;
  private final ListenerStatus status;
  private final ClientCounts clients;
  private volatile boolean draining;

  /** None before the handshake of implicit TLS. */
  private volatile @Nullable Session session;

  /**
   * Prepares a session on an accepted socket.
   *
   * @throws IOException when the client is gone already
   */
  LiveSession(Socket socket, Service service, ListenerStatus status, ClientCounts clients)
      throws IOException {
    this.clients = clients;
    // Replies are small and the client waits for each: none must wait for an acknowledgement.
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(millis(service.firstTimeout()));
    this.socket = socket;
    this.timeout = service.timeout();
    this.out = new TimedOutput(socket.getOutputStream());
    this.status = status;
    this.service = service;
    this.connection =
        new Connection(client(), socket.getInputStream(), out, this::limitReads, this::wake);
  }

  private static int millis(Duration timeout) {
    return Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
  }

  private Client client() throws SocketException {
    if (socket.getLocalSocketAddress() instanceof InetSocketAddress local
        && socket.getRemoteSocketAddress() instanceof InetSocketAddress remote) {
      return Client.of(SESSIONS.incrementAndGet(), status.getName(), local, remote);
    }
    throw new SocketException("the socket is no longer connected");
  }

  @Override
  public void run() {
    status.sessionBegan();
    try {
      serve(behindProxy());
      part();
    } catch (ProtocolException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          () ->
              status.getName()
                  + ": from the trusted proxy "
                  + socket.getRemoteSocketAddress()
                  + ": "
                  + e.getMessage());
    } catch (EOFException e) {
      // Such as a proxy that looks whether we are there.
      LOG.log(
          System.Logger.Level.DEBUG,
          () -> status.getName() + ": " + socket.getRemoteSocketAddress() + " is gone: " + e);
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.INFO,
          () ->
              status.getName()
                  + ": no TLS session with "
                  + socket.getRemoteSocketAddress()
                  + ": "
                  + e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.ERROR,
          () -> status.getName() + ": session of " + socket.getRemoteSocketAddress() + " failed",
          e);
    } finally {
      cut();
      status.sessionEnded();
    }
  }

  /** The connection with the client's own addresses, where a proxy passes it on. */
  private Connection behindProxy() throws IOException {
    Client client = connection.client();
    return service.proxies().test(client.remote().getAddress())
        ? connection.of(ProxyHeader.read(connection.in(), client))
        : connection;
  }

  private void serve(Connection accepted) throws IOException {
    InetAddress address = accepted.client().remote().getAddress();
    if (!clients.enter(address)) {
      status.sessionRefused();
      refuse();
      return;
    }
    try {
      begin(accepted).run();
    } finally {
      clients.leave(address);
    }
  }

  private void refuse() throws IOException {
    // Who awaits a handshake could not read it.
    if (service.tls().filter(TlsOffer::implicit).isEmpty()) {
      out.write((service.refusalOfMany() + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  /**
   * The session, after the handshake if that comes first (RFC 8314 §3.3).
   *
   * @throws IOException when there is none
   */
  private Session begin(Connection accepted) throws IOException {
    Optional<TlsOffer> implicit = service.tls().filter(TlsOffer::implicit);
    Session begun =
        service.session(implicit.isPresent() ? accepted.encrypt(implicit.get()) : accepted);
    session = begun;
    if (draining) {
      begun.drain();
    }
    return begun;
  }

  // Closing a socket with octets unread resets it, and the client may lose our last reply. So what
  // it
  // still sends is read and dropped, until it closes too: those that wait for our close do so now.
  private void part() {
    long deadline = System.nanoTime() + LINGER.toNanos();
    byte[] dropped = new byte[DROPPED_AT_ONCE];
    try {
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      do {
        socket.setSoTimeout(millis(Duration.ofNanos(deadline - System.nanoTime())));
      } while (in.read(dropped) >= 0 && System.nanoTime() < deadline);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, () -> status.getName() + ": parting: " + e);
    }
  }

  /** Asks the session to end after what it is doing. */
  void drain() {
    draining = true;
    Session begun = session;
    if (begun == null) {
      // Whatever a handshake waits for, it ends; a session that begins now sees it is drained.
      wake();
    } else {
      begun.drain();
    }
  }

  /** Cuts the session off when its client has taken nothing for too long. */
  void cutIfStalled() {
    if (out.stalled(timeout)) {
      LOG.log(
          System.Logger.Level.INFO,
          () ->
              status.getName()
                  + ": "
                  + socket.getRemoteSocketAddress()
                  + " does not read, cut off");
      cut();
    }
  }

  /** Closes the socket; a read or write that blocks ends. */
  void cut() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, () -> status.getName() + ": close: " + e);
    }
  }

  private void limitReads(Duration most) throws SocketException {
    socket.setSoTimeout(millis(most));
  }

  private void wake() {
    try {
      socket.shutdownInput();
    } catch (IOException e) {
      // Closed or reset: then nobody sleeps in a read of it.
      LOG.log(System.Logger.Level.DEBUG, () -> status.getName() + ": shutdown of input: " + e);
    }
  }
}
