package org.eaglemail.launcher.timeline;

import java.io.IOException;
import java.util.List;
import org.eaglemail.launcher.remote.Command;
import org.eaglemail.launcher.remote.Password;
import org.eaglemail.launcher.remote.RemoteServer;

/** The command {@code timeline}: prints the history of a message, or which messages there were. */
public final class TimelineCommand {
  private TimelineCommand() {}

  /**
   * Does it. Ends the JVM when it did not succeed: 1 when it failed, 2 when the words are wrong.
   *
   * @param words those after {@code timeline}
   */
  public static void main(List<String> words) throws InterruptedException {
    Command.main(TimelineOptions.USAGE, words, TimelineCommand::run);
  }

  private static boolean run(List<String> words) throws IOException, InterruptedException {
    TimelineOptions options = TimelineOptions.parse(words);
    String password = Password.read(options.passwordFile(), options.user());
    try (RemoteServer server = new RemoteServer(options.url(), options.user(), password)) {
      System.out.print(
          server.text(server.request(options.path()).header("Accept", "text/plain").GET()));
    }
    return true;
  }
}
