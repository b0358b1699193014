package org.eaglemail.oauth;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;

/** An issuer's key set, on this machine. */
final class KeySetServer implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile String json = "{\"keys\":[]}";
  private volatile int status = 200;

  KeySetServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/keys",
        exchange -> {
          asked.incrementAndGet();
          byte[] octets = json.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, octets.length);
          exchange.getResponseBody().write(octets);
          exchange.close();
        });
    server.start();
  }

  URI place() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
  }

  void has(JsonWebKey... keys) {
    json = new JsonWebKeySet(keys).toJson();
  }

  void failsWith(int code) {
    status = code;
  }

  int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
