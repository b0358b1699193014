package org.eaglemail.database;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eaglemail.settings.Settings;
import org.eclipse.microprofile.config.ConfigProvider;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database that the settings name. The container pools and enlists its connections; which
 * driver makes them is decided here, when the first is asked for, so that one archive serves them
 * all.
 */
public class ConfiguredDataSource implements DataSource {
  private @Nullable DataSource delegate;
  private @Nullable StoreGate gate;

  /** For the container, which makes it by its class name. */
  public ConfiguredDataSource() {}

  private synchronized DataSource delegate() throws SQLException {
    DataSource current = delegate;
    if (current == null) {
      Settings settings = Settings.read(ConfiguredDataSource::configured);
      // The persistence provider connects before the application starts: the directory comes first.
      try {
        DataDirectory.prepare(settings);
      } catch (IOException e) {
        throw new SQLException("eagle.data: cannot prepare " + settings.data(), e);
      }
      DatabaseSettings database = DatabaseSettings.of(settings);
      current = bounded(database);
      gate = database.kind() == DatabaseSettings.Kind.H2 ? StoreGate.of(database.url()) : null;
      delegate = current;
    }
    return current;
  }

  private static Optional<String> configured(String name) {
    // The pool calls without a context class loader, by which the configuration is found otherwise.
    return ConfigProvider.getConfig(ConfiguredDataSource.class.getClassLoader())
        .getOptionalValue(name, String.class);
  }

  /** The driver's own data source for those settings, where nothing is waited for too long. */
  static DataSource bounded(DatabaseSettings settings) {
    DataSource database = of(settings);
    if (database instanceof PGSimpleDataSource postgresql) {
      PostgresWaits.limit(postgresql, settings.url());
    }
    return database;
  }

  /** The same without limits of ours: the schema's migrations last as long as they need. */
  static DataSource of(DatabaseSettings settings) {
    return switch (settings.kind()) {
      case H2 -> {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(settings.url());
        h2.setUser(settings.user());
        h2.setPassword(settings.password());
        yield h2;
      }
      case POSTGRESQL -> {
        PGSimpleDataSource postgresql = new PGSimpleDataSource();
        postgresql.setURL(settings.url());
        postgresql.setUser(settings.user());
        postgresql.setPassword(settings.password());
        postgresql.setApplicationName("eagle");
        yield postgresql;
      }
    };
  }

  @Override
  public Connection getConnection() throws SQLException {
    DataSource database = delegate();
    StoreGate passed = gate();
    return passed == null ? database.getConnection() : GatedConnection.open(database, passed);
  }

  private synchronized @Nullable StoreGate gate() {
    return gate;
  }

  /** The settings name the user; what a caller says is not heeded. */
  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return getConnection();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {
    // The drivers log through java.util.logging.
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    delegate().setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return delegate().getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("log by System.Logger");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(this) ? type.cast(this) : delegate().unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || delegate().isWrapperFor(type);
  }
}
