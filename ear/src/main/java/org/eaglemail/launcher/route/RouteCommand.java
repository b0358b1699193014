package org.eaglemail.launcher.route;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.eaglemail.launcher.remote.Command;
import org.eaglemail.launcher.remote.Password;
import org.eaglemail.launcher.remote.RemoteServer;

/** The command {@code route}: prints what a running server says of mail for an address. */
public final class RouteCommand {
  private RouteCommand() {}

  /**
   * Does it. Ends the JVM when it did not succeed: 1 when it failed, 2 when the words are wrong.
   *
   * @param words those after {@code route}
   */
  public static void main(List<String> words) throws InterruptedException {
    Command.main(RouteOptions.USAGE, words, RouteCommand::run);
  }

  private static boolean run(List<String> words) throws IOException, InterruptedException {
    RouteOptions options = RouteOptions.parse(words);
    String password = Password.read(options.passwordFile(), options.user());
    try (RemoteServer server = new RemoteServer(options.url(), options.user(), password)) {
      System.out.print(server.text(asText(server.request(path(options)).GET())));
      if (options.probe()) {
        System.out.print(
            server.text(
                asText(server.request("/route/probe"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(probe(options)))));
      }
    }
    return true;
  }

  private static HttpRequest.Builder asText(HttpRequest.Builder request) {
    return request.header("Accept", "text/plain");
  }

  private static String path(RouteOptions options) {
    StringBuilder path = new StringBuilder("/route?recipient=");
    path.append(RemoteServer.encoded(options.recipient()));
    path.append("&sender=").append(RemoteServer.encoded(options.sender()));
    options.client().ifPresent(at -> path.append("&client=").append(RemoteServer.encoded(at)));
    options.account().ifPresent(as -> path.append("&account=").append(RemoteServer.encoded(as)));
    return path.toString();
  }

  private static String probe(RouteOptions options) {
    return "{\"recipient\":%s,\"sender\":%s,\"client\":%s,\"account\":%s}"
        .formatted(
            RemoteServer.json(options.recipient()),
            RemoteServer.json(options.sender()),
            RemoteServer.json(options.client().orElse("")),
            RemoteServer.json(options.account().orElse("")));
  }
}
