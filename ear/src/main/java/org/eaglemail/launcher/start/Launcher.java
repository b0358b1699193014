package org.eaglemail.launcher.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.eaglemail.launcher.conformance.Conformance;
import org.eaglemail.launcher.lab.Lab;
import org.eaglemail.launcher.queue.QueueCommand;
import org.eaglemail.launcher.route.RouteCommand;
import org.eaglemail.launcher.timeline.TimelineCommand;
import org.eaglemail.launcher.transfer.Maps;
import org.eaglemail.launcher.transfer.Transfer;
import org.eaglemail.settings.Settings;
import org.eaglemail.settings.SettingsTable;

/** Does what the command line asks for. */
public final class Launcher {
  private static final String USAGE =
      """
      java -jar eagle.jar [--config FILE] [--with-parent] | lab [--help] | --help | --version
      java -jar eagle.jar import|export|import-maps|queue|timeline|route|conformance [--help]

      Starts Eagle, a mail server. It runs until it is interrupted (Ctrl-C, SIGTERM); with
      --with-parent it also stops when the process ends that started it.
      The lab starts two Eagles that send mail to each other. Import and export move mailboxes
      into and out of an Eagle that runs; import-maps takes over tables of sendmail and Postfix;
      queue shows and changes the queue of one;
      timeline tells what happened to messages, route what would become of mail. Conformance tries
      any POP3 server against the RFCs.
      A setting is a system property (-Deagle.smtp.listen=...), an environment variable
      (EAGLE_SMTP_LISTEN=...), or a line in the file; the first of these that says something holds.

      Settings (form; default):

      """;

  private Launcher() {}

  /** Called by the entry class. Returns while the server runs; ends the JVM when it does not. */
  public static void main(String[] words) throws InterruptedException {
    try {
      switch (Arguments.parse(words)) {
        case Arguments.Help help -> System.out.print(USAGE + SettingsTable.text());
        case Arguments.Version wanted -> System.out.println("Eagle " + version());
        case Arguments.Lab lab -> Lab.main(lab.words());
        case Arguments.Maps maps -> Maps.main(maps.words());
        case Arguments.Transfer transfer -> Transfer.main(transfer.isImport(), transfer.words());
        case Arguments.Timeline timeline -> TimelineCommand.main(timeline.words());
        case Arguments.Conformance suite -> Conformance.main(suite.words());
        case Arguments.Route route -> RouteCommand.main(route.words());
        case Arguments.Queue queue -> QueueCommand.main(queue.words());
        case Arguments.Start start -> start(start);
      }
    } catch (StartFailure e) {
      e.lines().forEach(line -> System.err.println("Eagle cannot start: " + line));
      System.exit(e.status());
    }
  }

  private static void start(Arguments.Start arguments) throws StartFailure, InterruptedException {
    Sources sources = Sources.ofProcess(arguments.configuration());
    Settings settings = sources.settings();
    GracefulStop stop = new GracefulStop();
    if (arguments.withParent()) {
      ProcessHandle.current().parent().ifPresent(parent -> stopWith(parent, stop));
    }
    DataDirectory data = DataDirectory.take(settings.data(), settings.temporaryDirectory());
    FreeAddresses.check(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> farewell(data), "farewell"));
    MicroServer.start(settings, sources);
    stop.onSignals();
    List<Readiness.OpenListener> listeners = new Readiness().await(expectedListeners(settings));
    try {
      StartPage page = new StartPage(version(), settings, listeners, data.takeInitialPassword());
      System.out.print(page.text());
    } catch (IOException e) {
      throw StartFailure.failed("cannot read the first password: " + Reasons.of(e));
    }
  }

  /** Maven, for one, does not stop what it runs when it is itself told to stop. */
  private static void stopWith(ProcessHandle parent, GracefulStop stop) {
    CompletableFuture<Void> unused = parent.onExit().thenRun(stop::now);
  }

  /** The hook that calls it also keeps the data directory's lock from being collected. */
  private static void farewell(DataDirectory data) {
    // Not made earlier: a logger that is older than the logging properties does not heed them all.
    Logger log = System.getLogger(Launcher.class.getName());
    log.log(Level.INFO, "stopping; the data stays in {0}", data.path());
    // The container's JDBC extension prints a line of its own when it goes.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
  }

  private static int expectedListeners(Settings settings) {
    return settings.smtpListen().size()
        + settings.submissionListen().size()
        + settings.submissionsListen().size()
        + settings.lmtpListen().size()
        + settings.pop3Listen().size()
        + settings.pop3sListen().size();
  }

  private static String version() {
    Properties version = new Properties();
    try (InputStream in = Launcher.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        version.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return version.getProperty("version", "");
  }
}
