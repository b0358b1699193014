package org.eaglemail.launcher.queue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.eaglemail.launcher.remote.Password;
import org.eaglemail.launcher.remote.RefusedException;
import org.eaglemail.launcher.remote.RemoteServer;

/** The command {@code queue}: shows the queue of a running server, and changes it. */
public final class QueueCommand {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private QueueCommand() {}

  /**
   * Does it and prints what the server says. Ends the JVM when it did not succeed: 1 when it
   * failed, 2 when the words are wrong.
   *
   * @param words those after {@code queue}
   */
  public static void main(List<String> words) throws InterruptedException {
    if (words.contains("--help")) {
      System.out.print(QueueRequest.USAGE);
      return;
    }
    try {
      String answer = send(QueueRequest.parse(words));
      System.out.print(answer.isEmpty() || answer.endsWith("\n") ? answer : answer + "\n");
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

  private static String send(QueueRequest request) throws IOException, InterruptedException {
    String password = Password.read(request.passwordFile(), request.user());
    try (RemoteServer server = new RemoteServer(request.url(), request.user(), password)) {
      return server.text(
          server
              .request(request.path())
              .header("Accept", "text/plain, application/json;q=0.9")
              .method(request.method(), BodyPublishers.noBody()));
    }
  }
}
