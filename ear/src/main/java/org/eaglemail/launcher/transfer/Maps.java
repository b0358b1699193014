package org.eaglemail.launcher.transfer;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.eaglemail.launcher.remote.Command;
import org.eaglemail.launcher.remote.Password;
import org.eaglemail.launcher.remote.RemoteServer;

/** The command line of {@code import-maps}. */
public final class Maps {
  private Maps() {}

  /**
   * Does it. Ends the JVM when it did not succeed: 1 when it failed, 2 when the words are wrong.
   *
   * @param words those after {@code import-maps}
   */
  public static void main(List<String> words) throws InterruptedException {
    Command.main(MapsOptions.USAGE, words, Maps::run);
  }

  /** Prints the report; whether the table was taken over, or a trial made. */
  private static boolean run(List<String> words) throws IOException, InterruptedException {
    MapsOptions options = MapsOptions.parse(words);
    String password = Password.read(options.passwordFile(), options.user());
    try (RemoteServer server = new RemoteServer(options.url(), options.user(), password)) {
      String report =
          server.text(
              server
                  .request(options.path())
                  .header("Content-Type", "text/plain; charset=utf-8")
                  .header("Accept", "text/plain")
                  .POST(BodyPublishers.ofFile(options.table())));
      System.out.print(report);
      return options.dryRun() || !report.stripTrailing().endsWith("nothing kept");
    }
  }
}
