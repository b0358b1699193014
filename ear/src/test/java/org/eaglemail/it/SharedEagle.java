package org.eaglemail.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives to test methods one running Eagle, the same to all classes: a start costs some ten seconds.
 * It has neither domains nor accounts; each class makes its own, under a name that no other uses.
 *
 * <p>Its host name is {@code mail.shared.test}; clients at {@value #RELAY_CLIENT} may relay.
 */
public final class SharedEagle implements ParameterResolver {
  /** Where a client that may relay comes from. */
  public static final String RELAY_CLIENT = "127.0.7.99";

  private static final String HOST = "127.0.7.10";
  private static final Namespace NAMESPACE = Namespace.create(SharedEagle.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == EagleProcess.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class)
        .eagle();
  }

  /** The process and its directory; ends with the last test. */
  private record Running(EagleProcess eagle, Path directory) implements AutoCloseable {
    private static final Map<String, String> SETTINGS =
        Map.of(
            "eagle.hostname", "mail.shared.test",
            "eagle.relay.networks", RELAY_CLIENT + "/32",
            "eagle.relay.domains", "gateway.test",
            // Many tests log in wrongly, all from one address.
            "eagle.auth.failure-delay", "10ms",
            "eagle.auth.lockout.failures", "1000");

    static Running start() {
      try {
        Path directory = Files.createTempDirectory("eagle-it");
        EaglePorts ports = EaglePorts.free(HOST);
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put("eagle.lmtp.listen", EaglePorts.text(ports.lmtp()));
        return new Running(
            EagleProcess.start(directory.resolve("data"), ports, settings, "-Xmx256m"), directory);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() throws IOException {
      eagle.close();
      List<Path> deepestFirst;
      try (Stream<Path> files = Files.walk(directory)) {
        deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
