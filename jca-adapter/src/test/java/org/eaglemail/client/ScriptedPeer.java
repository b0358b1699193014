package org.eaglemail.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real SMTP server on the loopback interface that takes all mail, and remembers it; where a
 * script says so it behaves otherwise. Points of a script are the beginnings of commands, and
 * {@link #CONNECT}, {@link #BODY} and {@link #FINAL_DOT}.
 */
public final class ScriptedPeer implements AutoCloseable {
  /** Where the greeting is due. */
  public static final String CONNECT = "<CONNECT>";

  /** Where the message is about to be read, after 354. */
  public static final String BODY = "<BODY>";

  /** Where the reply to a whole message is due. */
  public static final String FINAL_DOT = "<FINAL DOT>";

  private final List<String> offers;
  private final PeerScript script = new PeerScript();
  private final ServerSocket server;
  private final Thread acceptor = Thread.ofVirtual().name("scripted-peer").unstarted(this::accept);
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<String> pipelined = new CopyOnWriteArrayList<>();
  private final List<byte[]> messages = new CopyOnWriteArrayList<>();

  private ScriptedPeer(List<String> offers, ServerSocket server) {
    this.offers = offers;
    this.server = server;
  }

  /** A peer that listens, and offers these extensions in its answer to EHLO. */
  public static ScriptedPeer offering(String... extensions) {
    return listening(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), extensions);
  }

  /** The same at a given address, for a peer that comes late. */
  public static ScriptedPeer listening(InetSocketAddress address, String... extensions) {
    try {
      ServerSocket server = new ServerSocket(address.getPort(), 100, address.getAddress());
      ScriptedPeer peer = new ScriptedPeer(List.of(extensions), server);
      peer.acceptor.start();
      return peer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on answers commands that begin so with these in turn, with the last one for ever. */
  public ScriptedPeer answering(String command, Answer... inTurn) {
    for (Answer answer : inTurn) {
      script.add(command, Optional.of(answer));
    }
    return this;
  }

  /** Behaves well the next time, as a turn among those of {@link #answering}. */
  public ScriptedPeer behaving(String command) {
    script.add(command, Optional.empty());
    return this;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  /** All command lines, of all connections. */
  public List<String> commands() {
    return List.copyOf(commands);
  }

  /** The command lines behind which the next one lay already. */
  public List<String> pipelined() {
    return List.copyOf(pipelined);
  }

  /** All messages that were received to their final dot, without stuffing. */
  public List<byte[]> messages() {
    return List.copyOf(messages);
  }

  /** How many connections it has taken. */
  public int connections() {
    return accepted.get();
  }

  /** The most connections that were open at once. */
  public int mostAtOnce() {
    return mostAtOnce.get();
  }

  /** How many connections are open. */
  public int open() {
    return connections.size();
  }

  /** Closes all connections, but goes on listening. */
  public void hangUp() {
    connections.forEach(ScriptedPeer::close);
  }

  @Override
  public void close() {
    close(server);
    try {
      // While it waits in accept, the port is not free yet: a client might still get through.
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    hangUp();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        connections.add(connection);
        accepted.incrementAndGet();
        mostAtOnce.accumulateAndGet(connections.size(), Math::max);
        Thread.ofVirtual().name("scripted-peer-session").start(() -> serve(connection));
      } catch (IOException e) {
        close(server);
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      new PeerSession(this, connection).run();
    } catch (IOException e) {
      // The client is gone, or the test is over.
      System.getLogger(ScriptedPeer.class.getName()).log(System.Logger.Level.TRACE, "over", e);
    } finally {
      connections.remove(connection);
    }
  }

  Optional<Answer> scripted(String point) {
    return script.answer(point);
  }

  List<String> offers() {
    return offers;
  }

  void received(String command, boolean moreWaiting) {
    commands.add(command);
    if (moreWaiting) {
      pipelined.add(command);
    }
  }

  void received(byte[] message) {
    messages.add(message);
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
