package org.eaglemail.launcher.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;

/** Administers an Eagle through its REST interface. */
final class Administration implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Site site;
  private final Consumer<String> shown;

  /**
   * Of that site's Eagle.
   *
   * @param shown is given each request, but no password
   */
  Administration(Site site, Consumer<String> shown) {
    this.site = site;
    this.shown = shown;
  }

  /**
   * Makes the site's domain and its user's account.
   *
   * @throws LabFailure when the server does not
   */
  void makeAccount() throws LabFailure, IOException, InterruptedException {
    create("/api/v1/domains", "{\"name\": \"" + site.domain() + "\"}", "");
    // Addresses and passwords of the lab need no escapes in JSON.
    create(
        "/api/v1/accounts",
        "{\"address\": \"" + site.user() + "\", \"password\": \"",
        site.user().password() + "\"}");
  }

  private void create(String path, String json, String secretEnd)
      throws LabFailure, IOException, InterruptedException {
    shown.accept(
        "POST " + site.url() + path + "  " + json + (secretEnd.isEmpty() ? "" : "(generated)\"}"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json + secretEnd));
    send(path, request, 201);
  }

  /**
   * Asks where mail for a recipient would go.
   *
   * @throws LabFailure when the server does not say
   */
  RouteAnswer route(Person recipient) throws LabFailure, IOException, InterruptedException {
    String path = "/api/v1/route?recipient=" + URLEncoder.encode(recipient.address(), UTF_8);
    shown.accept("GET " + site.url() + path);
    return RouteAnswer.parse(send(path, HttpRequest.newBuilder(), 200));
  }

  private String send(String path, HttpRequest.Builder request, int expected)
      throws LabFailure, IOException, InterruptedException {
    String credentials = site.administrator() + ":" + site.administrator().password();
    HttpResponse<String> response =
        http.send(
            request
                .uri(URI.create(site.url() + path))
                .timeout(LIMIT)
                .header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                .build(),
            BodyHandlers.ofString());
    if (response.statusCode() != expected) {
      throw new LabFailure(
          site.url() + path + " answered " + response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  @Override
  public void close() {
    http.close();
  }
}
