package org.eaglemail.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that want nothing but trouble, all at once, each on a thread of its own until the server
 * ends its session or {@link #close}.
 */
final class HostileClients implements AutoCloseable {
  private static final byte[] TRANSACTION =
      octets(
          "EHLO hostile.example\r\nMAIL FROM:<>\r\nRCPT TO:<bob@load.test>\r\nDATA\r\n"
              + "Subject: never\r\n\r\n");
  private static final byte[] NOISE = octets("x".repeat(64 * 1024));
  private static final byte[] LINES = octets(("y".repeat(70) + "\r\n").repeat(900));
  private static final byte[] BAD_COMMANDS = octets("XYZZY\r\n".repeat(1000));
  private static final Duration SLOWNESS = Duration.ofMillis(20);
  private static final int DRIPS = 1_000_000;

  private static final System.Logger LOG = System.getLogger(HostileClients.class.getName());

  private final InetSocketAddress server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> trouble = new ArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  /** What one client does with its connection. */
  @FunctionalInterface
  private interface Misdeed {
    void on(Socket socket, OutputStream out) throws IOException;
  }

  HostileClients(InetSocketAddress server) {
    this.server = server;
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void each(int clients, int times, Misdeed misdeed) {
    for (int i = 0; i < clients; i++) {
      trouble.add(threads.submit(() -> repeat(times, misdeed)));
    }
  }

  private void repeat(int times, Misdeed misdeed) {
    for (int i = 0; i < times && !over; i++) {
      try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
        open.add(socket);
        misdeed.on(socket, socket.getOutputStream());
      } catch (IOException cutOff) {
        // That is what they are for.
        LOG.log(System.Logger.Level.DEBUG, "a hostile client was cut off", cutOff);
      }
    }
  }

  private void again(OutputStream out, byte[] octets) throws IOException {
    while (!over) {
      out.write(octets);
    }
  }

  /** A message that comes octet by octet. */
  HostileClients slowSenders(int clients) {
    each(
        clients,
        1,
        (socket, out) -> {
          out.write(TRANSACTION);
          for (int i = 0; i < DRIPS && !over; i++) {
            out.write('z');
            LockSupport.parkNanos(SLOWNESS.toNanos());
          }
        });
    return this;
  }

  /** A command line without an end. */
  HostileClients endlessLines(int clients) {
    each(clients, 1, (socket, out) -> again(out, NOISE));
    return this;
  }

  /** A message without an end. */
  HostileClients endlessMessages(int clients) {
    each(
        clients,
        1,
        (socket, out) -> {
          out.write(TRANSACTION);
          again(out, LINES);
        });
    return this;
  }

  /** Commands that there are not, thousands in a packet, and on to the next session. */
  HostileClients badCommands(int clients, int sessions) {
    each(clients, sessions, (socket, out) -> again(out, BAD_COMMANDS));
    return this;
  }

  /** Connections that are reset in the middle of a message. */
  HostileClients resets(int clients, int sessions) {
    each(
        clients,
        sessions,
        (socket, out) -> {
          out.write(TRANSACTION);
          socket.setSoLinger(true, 0);
        });
    return this;
  }

  /** Connections whose client says no more, and reads to their end. */
  HostileClients halfClosed(int clients, int sessions) {
    each(
        clients,
        sessions,
        (socket, out) -> {
          out.write(TRANSACTION);
          socket.shutdownOutput();
          socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        });
    return this;
  }

  /** Ask for much, and read nothing of it. */
  HostileClients deaf(int clients) {
    each(clients, 1, (socket, out) -> again(out, octets("HELP\r\n".repeat(100))));
    return this;
  }

  /** How many of them are done: cut off, or through with all their sessions. */
  long done() {
    return trouble.stream().filter(Future::isDone).count();
  }

  @Override
  public void close() {
    over = true;
    // One that is blocked in a write would never look.
    open.forEach(HostileClients::cut);
    threads.close();
  }

  private static void cut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
