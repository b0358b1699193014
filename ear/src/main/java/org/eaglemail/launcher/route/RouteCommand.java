package org.eaglemail.launcher.route;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.eaglemail.launcher.remote.Password;
import org.eaglemail.launcher.remote.RefusedException;
import org.eaglemail.launcher.remote.RemoteServer;

/** The command {@code route}: prints what a running server says of mail for an address. */
public final class RouteCommand {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private RouteCommand() {}

  /**
   * Does it, and ends the JVM: 0 when it succeeded, 1 when it failed, 2 when the words are wrong.
   *
   * @param words those after {@code route}
   */
  public static void main(List<String> words) throws InterruptedException {
    if (words.contains("--help")) {
      System.out.print(RouteOptions.USAGE);
      return;
    }
    try {
      run(RouteOptions.parse(words));
    } catch (IllegalArgumentException e) {
      System.err.println("Eagle: " + e.getMessage());
      System.exit(WRONG_USE);
    } catch (RefusedException e) {
      System.err.println("Eagle: " + e.getMessage());
      System.exit(FAILED);
    } catch (IOException e) {
      System.err.println("Eagle: " + e);
      System.exit(FAILED);
    }
  }

  private static void run(RouteOptions options) throws IOException, InterruptedException {
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
    return "{\"recipient\":%s,\"sender\":%s}"
        .formatted(RemoteServer.json(options.recipient()), RemoteServer.json(options.sender()));
  }
}
