package org.eaglemail.launcher.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.function.Supplier;

/** The part of a server's REST interface that moves mailboxes. */
final class Administration implements AutoCloseable {
  private static final String API = "/api/v1";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;
  private final String authorization;

  Administration(URI server, String user, String password) {
    this.server = server;
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  /** Makes an import whose content is sent later. */
  ImportReport create(String json) throws IOException, InterruptedException {
    return ImportReport.parse(
        text(
            request("/imports")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))));
  }

  /** How far an import is. */
  ImportReport show(long id) throws IOException, InterruptedException {
    return ImportReport.parse(text(request("/imports/" + id).GET()));
  }

  /** Sends the content of an import from an octet on. */
  ImportReport send(long id, long offset, Supplier<InputStream> content)
      throws IOException, InterruptedException {
    return ImportReport.parse(
        text(
            request("/imports/" + id + "/content?offset=" + offset)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofInputStream(content))));
  }

  /** The maildrop of an account, to be read and closed. */
  InputStream export(String address, String format, boolean crlf)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(
            request(
                    "/accounts/"
                        + encoded(address)
                        + "/maildrop/export?format="
                        + encoded(format)
                        + "&lineEnd="
                        + (crlf ? "CRLF" : "LF"))
                .GET()
                .build(),
            BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      try (InputStream body = response.body()) {
        throw refusal(response.statusCode(), new String(body.readAllBytes(), UTF_8));
      }
    }
    return response.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + API + path))
        .header("Authorization", authorization);
  }

  private String text(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw refusal(response.statusCode(), response.body());
    }
    return response.body();
  }

  private static TransferRefusedException refusal(int status, String body) {
    String detail = ImportReport.text(body, "detail");
    return new TransferRefusedException(status + (detail.isEmpty() ? "" : ": " + detail));
  }

  /** For a part of a path or a parameter. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    http.close();
  }
}
