package org.eaglemail.database;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eaglemail.settings.Settings;

/**
 * Where the database is and how to open it.
 *
 * @param url a JDBC URL
 */
record DatabaseSettings(Kind kind, String url, String user, String password) {

  /** The databases that the migrations are written for. */
  enum Kind {
    H2("jdbc:h2:"),
    POSTGRESQL("jdbc:postgresql:");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }

    static Kind of(String url) {
      for (Kind kind : values()) {
        if (url.startsWith(kind.prefix)) {
          return kind;
        }
      }
      throw new IllegalArgumentException(
          "eagle.db.url must begin with jdbc:h2: or jdbc:postgresql:");
    }
  }

  /**
   * What we add to an H2 URL that does not say otherwise: the container closes the database, not a
   * shutdown hook that would run before the sessions are drained; the statements of the hot path
   * stay prepared; the page cache is 64 MiB (CACHE_SIZE is in KiB); and no result is used again,
   * since 2.4.240 takes an old one of EXISTS for what the same transaction has changed since.
   */
  private static final Map<String, String> H2_OPTIONS =
      Map.of(
          "DB_CLOSE_ON_EXIT", "FALSE",
          "QUERY_CACHE_SIZE", "128",
          "CACHE_SIZE", "65536",
          "OPTIMIZE_REUSE_RESULTS", "0");

  private static final String H2_USER = "eagle";

  static DatabaseSettings of(Settings settings) {
    String url = settings.databaseUrl().orElseGet(() -> embedded(settings.data()));
    Kind kind = Kind.of(url);
    return switch (kind) {
      case H2 ->
          new DatabaseSettings(
              kind,
              withOptions(url),
              settings.databaseUser().orElse(H2_USER),
              settings.databasePassword().orElse(""));
      case POSTGRESQL ->
          new DatabaseSettings(
              kind,
              url,
              settings.databaseUser().orElse(""),
              settings.databasePassword().orElse(""));
    };
  }

  private static String withOptions(String url) {
    String said = url.toUpperCase(Locale.ROOT) + ";";
    return H2_OPTIONS.entrySet().stream()
        .filter(option -> !said.contains(";" + option.getKey() + "="))
        .map(option -> ";" + option.getKey() + "=" + option.getValue())
        .sorted()
        .collect(Collectors.joining("", url, ""));
  }

  private static String embedded(Path data) {
    return "jdbc:h2:file:" + data.toAbsolutePath().resolve("db").resolve("eagle");
  }

  @Override
  public String toString() {
    return kind + " " + url;
  }
}
