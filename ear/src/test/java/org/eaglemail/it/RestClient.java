package org.eaglemail.it;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Calls the REST interface. */
public record RestClient(InetSocketAddress address, String user, String password) {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** One for all: its threads end when nobody uses it. */
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  public HttpResponse<String> post(String path, String json)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> put(String path, String json)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  /** Sends octets as they are. */
  public HttpResponse<String> postOctets(String path, byte[] octets)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(octets)));
  }

  /** Gets octets as they are; anything but 200 is an error. */
  public byte[] getOctets(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        HTTP.send(request(path).GET().build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException("GET %s: %d".formatted(path, response.statusCode()));
    }
    return response.body();
  }

  public HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return send(request(path).DELETE());
  }

  /** Makes a local domain; anything but 201 is an error. */
  public void createDomain(String name) throws IOException, InterruptedException {
    create("/api/v1/domains", "{\"name\":\"%s\"}".formatted(name));
  }

  /** Makes an account; anything but 201 is an error. */
  public void createAccount(String mailbox, String secret)
      throws IOException, InterruptedException {
    create(
        "/api/v1/accounts", "{\"address\":\"%s\",\"password\":\"%s\"}".formatted(mailbox, secret));
  }

  private void create(String path, String json) throws IOException, InterruptedException {
    HttpResponse<String> response = post(path, json);
    if (response.statusCode() != 201) {
      throw new IOException(
          "POST %s: %d %s".formatted(path, response.statusCode(), response.body()));
    }
  }

  private HttpRequest.Builder request(String path) {
    String credentials = user + ":" + password;
    String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create("http://" + EaglePorts.text(address) + path))
        .timeout(LIMIT)
        .header("Authorization", "Basic " + basic);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
