package org.eaglemail.launcher.queue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.eaglemail.launcher.remote.Command;
import org.eaglemail.launcher.remote.Password;
import org.eaglemail.launcher.remote.RemoteServer;

/** The command {@code queue}: shows the queue of a running server, and changes it. */
public final class QueueCommand {
  private QueueCommand() {}

  /**
   * Does it and prints what the server says. Ends the JVM when it did not succeed: 1 when it
   * failed, 2 when the words are wrong.
   *
   * @param words those after {@code queue}
   */
  public static void main(List<String> words) throws InterruptedException {
    Command.main(QueueRequest.USAGE, words, QueueCommand::run);
  }

  private static boolean run(List<String> words) throws IOException, InterruptedException {
    String answer = send(QueueRequest.parse(words));
    System.out.print(answer.isEmpty() || answer.endsWith("\n") ? answer : answer + "\n");
    return true;
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
