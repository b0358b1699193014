package org.eaglemail.launcher.transfer;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.eaglemail.launcher.remote.Password;
import org.eaglemail.launcher.remote.RefusedException;
import org.eaglemail.launcher.remote.RemoteServer;

/** The command line of {@code import-maps}. */
public final class Maps {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private Maps() {}

  /**
   * Does it, and ends the JVM: 0 when it succeeded, 1 when it failed, 2 when the words are wrong.
   *
   * @param words those after {@code import-maps}
   */
  public static void main(List<String> words) throws InterruptedException {
    if (words.contains("--help")) {
      System.out.print(MapsOptions.USAGE);
      return;
    }
    try {
      System.exit(run(MapsOptions.parse(words)) ? 0 : FAILED);
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

  /** Prints the report; whether the table was taken over, or a trial made. */
  private static boolean run(MapsOptions options) throws IOException, InterruptedException {
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
