package org.eaglemail.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eaglemail.routing.RelayHost;

/** A server on a free port of the loopback interface; its replies can be set by command. */
final class LoopbackPeer implements AutoCloseable {
  private final ServerSocket server;
  private final Thread acceptor;
  private final Map<String, String> replies = new ConcurrentHashMap<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  LoopbackPeer() throws IOException {
    this(InetAddress.getLoopbackAddress());
  }

  LoopbackPeer(InetAddress address) throws IOException {
    server = new ServerSocket(0, 50, address);
    acceptor = Thread.ofVirtual().start(this::accept);
  }

  /** Lines that begin so are answered so; the greeting answers to an empty line. */
  LoopbackPeer replying(String start, String reply) {
    replies.put(start, reply);
    return this;
  }

  RelayHost host() {
    return new RelayHost("peer.test", (InetSocketAddress) server.getLocalSocketAddress());
  }

  /** All that was received. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
      boolean inData = false;
      say(connection, replies.getOrDefault("", "220 peer.test"));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
        if (inData && !line.equals(".")) {
          continue;
        }
        inData = line.equals("DATA");
        say(connection, reply(line));
      }
    } catch (IOException e) {
      // The client is gone.
      lines.add("*** " + e);
    }
  }

  private String reply(String line) {
    return replies.entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty() && line.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(line.equals("DATA") ? "354 go on" : "250 ok");
  }

  private static void say(Socket connection, String reply) throws IOException {
    connection.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  /** When it returns nobody listens there any more. */
  @Override
  public void close() throws IOException {
    server.close();
    try {
      // The socket lives on while a thread is about to accept from it.
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
