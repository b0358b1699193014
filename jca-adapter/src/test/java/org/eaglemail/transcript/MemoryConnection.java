package org.eaglemail.transcript;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Function;
import org.eaglemail.server.Connection;
import org.eaglemail.server.Session;
import org.eaglemail.spi.Client;

/**
 * A session on its virtual thread, and the peer it talks to, without a socket between them. Closing
 * closes both ends and waits for the session.
 */
public final class MemoryConnection implements AutoCloseable {
  /** A client on this machine. */
  public static final String LOOPBACK = "127.0.0.1";

  private final Pipe toServer;
  private final Pipe toClient = new Pipe(Peer.PATIENCE);
  private final Session session;
  private final Peer peer;
  private final Thread thread;

  /**
   * Opens a session for a client of that address.
   *
   * @param timeout after which the server's reads time out, until it says otherwise
   */
  public MemoryConnection(
      String remote, Duration timeout, Function<Connection, ? extends Session> sessions) {
    toServer = new Pipe(timeout);
    peer =
        new Peer(
            toClient.input(),
            toServer.output(),
            () -> {
              toServer.output().close();
              toClient.input().close();
            });
    Client client = Client.of(1, "memory", address(LOOPBACK, 25), address(remote, 40_000));
    session =
        sessions.apply(
            new Connection(
                client, toServer.input(), toClient.output(), toServer::limit, toServer::endInput));
    thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  session.run();
                  closeServerSide();
                });
  }

  private static InetSocketAddress address(String host, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void closeServerSide() {
    try {
      toClient.output().close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The client's side. */
  public Peer peer() {
    return peer;
  }

  /** The server's side. */
  public Session session() {
    return session;
  }

  /** Waits for the session's end. */
  public boolean ended() {
    try {
      return thread.join(Peer.PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    peer.close();
    if (!ended()) {
      throw new AssertionError("the session goes on though its client has gone");
    }
  }
}
