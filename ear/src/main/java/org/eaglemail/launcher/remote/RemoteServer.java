package org.eaglemail.launcher.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server's REST interface. For any thread. */
public final class RemoteServer implements AutoCloseable {
  private static final String API = "/api/v1";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;
  private final String authorization;

  /** As that administrator. */
  public RemoteServer(URI server, String user, String password) {
    this.server = server;
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  /** A request of a path below {@code /api/v1}. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + API + path))
        .header("Authorization", authorization);
  }

  /**
   * The body of the answer to a request.
   *
   * @throws RefusedException when it is not one of success
   */
  public String text(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw refusal(response.statusCode(), response.body());
    }
    return response.body();
  }

  /** The answer to a request, whatever it is. */
  public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return http.send(request.build(), handler);
  }

  /** What an answer that is not one of success means. */
  public static RefusedException refusal(int status, String body) {
    String detail = field(body, "detail");
    return new RefusedException(status + (detail.isEmpty() ? "" : ": " + detail));
  }

  /** The text of a field of JSON; empty when it has none. */
  public static String field(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
    return found.find() ? found.group(1).replaceAll("\\\\(.)", "$1") : "";
  }

  /** A text as JSON has it. */
  public static String json(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      json.append(c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted((int) c) : c);
    }
    return json.append('"').toString();
  }

  /** For a part of a path or a parameter. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    http.close();
  }
}
