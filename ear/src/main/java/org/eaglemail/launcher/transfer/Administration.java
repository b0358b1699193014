package org.eaglemail.launcher.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Supplier;
import org.eaglemail.launcher.remote.RemoteServer;

/** The part of a server's REST interface that moves mailboxes. */
final class Administration implements AutoCloseable {
  private final RemoteServer server;

  Administration(URI url, String user, String password) {
    this.server = new RemoteServer(url, user, password);
  }

  /** Makes an import whose content is sent later. */
  ImportReport create(String json) throws IOException, InterruptedException {
    return ImportReport.parse(
        server.text(
            server.request("/imports")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))));
  }

  /** How far an import is. */
  ImportReport show(long id) throws IOException, InterruptedException {
    return ImportReport.parse(server.text(server.request("/imports/" + id).GET()));
  }

  /** Sends the content of an import from an octet on. */
  ImportReport send(long id, long offset, Supplier<InputStream> content)
      throws IOException, InterruptedException {
    return ImportReport.parse(
        server.text(
            server.request("/imports/" + id + "/content?offset=" + offset)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofInputStream(content))));
  }

  /** The maildrop of an account, to be read and closed. */
  InputStream export(String address, String format, boolean crlf)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        server.send(
            server
                .request(
                    "/accounts/"
                        + RemoteServer.encoded(address)
                        + "/maildrop/export?format="
                        + RemoteServer.encoded(format)
                        + "&lineEnd="
                        + (crlf ? "CRLF" : "LF"))
                .GET(),
            BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      try (InputStream body = response.body()) {
        throw RemoteServer.refusal(response.statusCode(), new String(body.readAllBytes(), UTF_8));
      }
    }
    return response.body();
  }

  @Override
  public void close() {
    server.close();
  }
}
