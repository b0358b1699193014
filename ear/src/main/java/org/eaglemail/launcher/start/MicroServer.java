package org.eaglemail.launcher.start;

import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eaglemail.settings.Catalogue;
import org.eaglemail.settings.Setting;
import org.eaglemail.settings.Settings;

/** Payara Micro, in this process. */
final class MicroServer {
  private MicroServer() {}

  /**
   * Starts it with the resource adapter and the application that lie in eagle.jar. It registers a
   * shutdown hook that stops it.
   *
   * @throws StartFailure when it does not start; that it starts does not say that the application
   *     did
   */
  static void start(Settings settings, Sources sources) throws StartFailure {
    passOn(settings, sources);
    try {
      Path directory = settings.temporaryDirectory();
      PayaraMicroLauncher.create(options(settings, directory).toArray(String[]::new));
    } catch (Exception e) {
      // Its methods declare no narrower type.
      throw StartFailure.failed("Payara Micro did not start: " + Reasons.of(e));
    }
  }

  private static List<String> options(Settings settings, Path directory) throws IOException {
    Path server = Files.createDirectory(directory.resolve("server"));
    Path runtime = Files.createDirectory(directory.resolve("runtime"));
    return List.of(
        "--unpackdir",
        runtime.toString(),
        "--rootdir",
        server.toString(),
        "--logproperties",
        loggingProperties(directory).toString(),
        "--port",
        String.valueOf(settings.httpListen().port()),
        "--nohazelcast",
        "--disablephonehome");
  }

  private static Path loggingProperties(Path directory) throws IOException {
    Path file = directory.resolve("logging.properties");
    try (InputStream in = MicroServer.class.getResourceAsStream("logging.properties")) {
      if (in == null) {
        throw new IOException("logging.properties is missing in eagle.jar");
      }
      Files.copy(in, file);
    }
    return file;
  }

  /** The application reads its settings from MicroProfile Config, which knows system properties. */
  private static void passOn(Settings settings, Sources sources) {
    for (Setting<?> setting : Catalogue.all()) {
      String text = sources.find(setting.name()).orElse(setting.defaultText());
      if (!text.isEmpty()) {
        System.setProperty(setting.name(), text);
      }
    }
    Map.of(
            "eagle.hostname",
            settings.hostname().name(),
            "eagle.data",
            settings.data().toString(),
            // Read by src/main/micro/pre-boot.txt.
            "eagle.http.address",
            settings.httpListen().host(),
            // Outside an EAR the adapter goes by its file's name; in one, by "#" and that.
            "eagle.ra.name",
            "jca-adapter",
            // With several threads, its default, Payara's container of services (HK2) now and then
            // locks itself up and never starts: one looks a contract's services up while another
            // adds one. It takes no longer.
            "org.glassfish.startupThreadPolicy",
            "USE_NO_THREADS",
            // Else Payara Micro switches IPv6 off.
            "java.net.preferIPv4Stack",
            "false")
        .forEach(System::setProperty);
  }
}
