package org.eaglemail.database;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eaglemail.settings.Settings;
import org.flywaydb.core.Flyway;

/**
 * Opens the database at start-up: the data directory, the schema's migrations, durability. Whoever
 * needs the schema runs after {@link #open}.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DataSourceDefinition(
    name = Database.JNDI_NAME,
    className = "org.eaglemail.database.ConfiguredDataSource",
    isolationLevel = java.sql.Connection.TRANSACTION_READ_COMMITTED,
    initialPoolSize = 1,
    minPoolSize = 1,
    maxPoolSize = Database.MAX_CONNECTIONS,
    // A database that was restarted, or closed itself as its disk was full, leaves dead connections
    // behind: the first that is found throws all of them away. Only a query finds them, H2's
    // isValid() does not, on a table that both databases always have and that is short. It is asked
    // now and then, not each time: to ask PostgreSQL is a round trip.
    properties = {
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=table",
      "fish.payara.validation-table-name=information_schema.schemata",
      "fish.payara.validate-atmost-once-period-in-seconds=2",
      "fish.payara.fail-all-connections=true"
    })
public class Database {
  /** Where the pool is bound. */
  public static final String JNDI_NAME = "java:app/jdbc/eagle";

  /** Connections in the pool: the transactions that run at once. */
  public static final int MAX_CONNECTIONS = 64;

  @Inject private StableStorage storage;

  /**
   * Makes the data directory, migrates the schema to this version, and starts the sync.
   *
   * @throws IOException when the directory cannot be made
   * @throws SQLException when the database cannot be used
   */
  public void open(Settings settings) throws IOException, SQLException {
    DataDirectory.prepare(settings);
    DatabaseSettings database = DatabaseSettings.of(settings);
    DataSource migrated = ConfiguredDataSource.of(database);
    try (Connection open = migrated.getConnection()) {
      Optional<H2Store> embedded = H2Store.writtenAtOnce(open);
      if (embedded.isPresent()) {
        LostTables.refuse(open, embedded.get());
      }
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(migrated)
          .locations("classpath:db/migration")
          .load()
          .migrate();
      storage.start(database);
    }
  }

  /** Ends the sync; the container closes the pool. */
  public void close() {
    storage.stop();
  }
}
