package org.eaglemail.launcher.start;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eaglemail.settings.FaultySettingsException;
import org.eaglemail.settings.SettingFault;
import org.eaglemail.settings.Settings;
import org.eaglemail.settings.UnknownNames;

/**
 * Where settings come from, in the order in which they are asked: system properties, environment,
 * file.
 */
record Sources(
    Map<String, String> properties, Map<String, String> environment, Map<String, String> file) {
  private static final String FILE_SETTING = "eagle.config";

  /**
   * The sources of this process.
   *
   * @param named the file that the command line names
   * @throws StartFailure when the file cannot be read
   */
  static Sources ofProcess(Optional<Path> named) throws StartFailure {
    Sources process = new Sources(texts(System.getProperties()), System.getenv(), Map.of());
    Optional<Path> file = named.or(() -> process.find(FILE_SETTING).map(Path::of));
    return file.isEmpty()
        ? process
        : new Sources(process.properties, process.environment, readFile(file.get()));
  }

  private static Map<String, String> readFile(Path file) throws StartFailure {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw StartFailure.wrongUse("cannot read the settings in " + file + ": " + Reasons.of(e));
    }
    return texts(properties);
  }

  private static Map<String, String> texts(Properties properties) {
    Map<String, String> texts = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      texts.put(name, properties.getProperty(name));
    }
    return texts;
  }

  /** The text for a setting's name, if there is any. */
  Optional<String> find(String name) {
    return given(properties.get(name))
        .or(() -> given(environment.get(environmentName(name))))
        .or(() -> given(file.get(name)));
  }

  private static Optional<String> given(@org.jspecify.annotations.Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(some -> !some.isEmpty());
  }

  private static String environmentName(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
  }

  /**
   * The settings.
   *
   * @throws StartFailure with every fault, misspelt names too
   */
  Settings settings() throws StartFailure {
    List<SettingFault> faults = new ArrayList<>();
    faults.addAll(UnknownNames.inProperties(properties.keySet()));
    faults.addAll(UnknownNames.inEnvironment(environment.keySet()));
    faults.addAll(UnknownNames.inProperties(file.keySet()));
    try {
      Settings settings = Settings.read(this::find);
      if (faults.isEmpty()) {
        return settings;
      }
    } catch (FaultySettingsException e) {
      faults.addAll(e.faults());
    }
    throw StartFailure.wrongUse(faults.stream().map(SettingFault::toString).toList());
  }
}
