package org.eaglemail.launcher.timeline;

import java.io.IOException;
import java.util.List;
import org.eaglemail.launcher.remote.Password;
import org.eaglemail.launcher.remote.RefusedException;
import org.eaglemail.launcher.remote.RemoteServer;

/** The command {@code timeline}: prints the history of a message, or which messages there were. */
public final class TimelineCommand {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private TimelineCommand() {}

  /**
   * Does it. Ends the JVM when it did not succeed: 1 when it failed, 2 when the words are wrong.
   *
   * @param words those after {@code timeline}
   */
  public static void main(List<String> words) throws InterruptedException {
    if (words.contains("--help")) {
      System.out.print(TimelineOptions.USAGE);
      return;
    }
    try {
      run(TimelineOptions.parse(words));
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

  private static void run(TimelineOptions options) throws IOException, InterruptedException {
    String password = Password.read(options.passwordFile(), options.user());
    try (RemoteServer server = new RemoteServer(options.url(), options.user(), password)) {
      System.out.print(
          server.text(server.request(options.path()).header("Accept", "text/plain").GET()));
    }
  }
}
