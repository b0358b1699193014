package org.eaglemail.directory;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eaglemail.database.InstantConverter;
import org.eaglemail.directory.apop.ApopEntities;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.routing.OwnHost;
import org.eaglemail.settings.Settings;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The directory without a container: its beans over a real H2 in memory with the real schema and
 * Payara's persistence provider. Stands in for the container where beans meet it: injection, a
 * transaction around each call, and events after its completion.
 */
public final class DirectoryDatabase implements AutoCloseable {
  /** The hash of {@code secret}. */
  static final PasswordHash SECRET = PasswordHash.of("secret");

  private static final ScramVerifier SCRAM = ScramVerifier.of("secret", 4096);

  private final JdbcDataSource h2 = new JdbcDataSource();
  private final EntityManagerFactory factory;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
  private final Events events = new Events();
  private final EntityManager reading;

  /** What sessions ask, wired as in the container. */
  public final MailboxLookup mailboxes = new MailboxLookup();

  final DomainLookup domains = new DomainLookup();
  public final LoginLookup logins = new LoginLookup();
  final StoredTransports transports = new StoredTransports();
  final SealedSecrets secrets = new SealedSecrets();
  final DirectoryReader reader = new DirectoryReader();

  /** A new, empty directory on a host called {@code mail.example.test}. */
  public DirectoryDatabase() {
    this(settings(Map.of()));
  }

  public DirectoryDatabase(Settings settings) {
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Flyway.configure().dataSource(h2).locations("classpath:db/migration").load().migrate();
    factory =
        new PersistenceConfiguration("directory")
            .provider("org.eclipse.persistence.jpa.PersistenceProvider")
            .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
            .sharedCacheMode(SharedCacheMode.NONE)
            .validationMode(ValidationMode.NONE)
            .managedClass(InstantConverter.class)
            .managedClass(DomainRow.class)
            .managedClass(AccountRow.class)
            .managedClass(ApopEntities.SECRET)
            .managedClass(AdministratorRow.class)
            .managedClass(SecretRow.class)
            .managedClass(TransportRow.class)
            .managedClass(SmarthostRow.class)
            .property("jakarta.persistence.nonJtaDataSource", h2)
            .property("eclipselink.weaving", "false")
            .property("eclipselink.logging.level", "OFF")
            .createEntityManagerFactory();
    reading = factory.createEntityManager();
    Injection.into(secrets, settings);
    Injection.into(reader, reading, secrets, settings);
    Injection.into(domains, reader, settings);
    OwnHost own =
        new OwnHost(
            settings.hostname(),
            List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 2525)));
    Injection.into(mailboxes, reader, domains, settings, own);
    Injection.into(logins, reader, settings);
    Injection.into(transports, reader);
    observe(DirectoryChange.OfDomain.class, domains::changed);
    observe(DirectoryChange.OfDomain.class, logins::changed);
    observe(DirectoryChange.OfAccount.class, mailboxes::changed);
    observe(DirectoryChange.OfAccount.class, logins::changed);
    observe(DirectoryChange.OfTransports.class, transports::changed);
  }

  /** Settings of a host called {@code mail.example.test}, and those given. */
  public static Settings settings(Map<String, String> given) {
    return Settings.read(
        name ->
            Optional.ofNullable(
                given.getOrDefault(
                    name, name.equals("eagle.hostname") ? "mail.example.test" : null)));
  }

  /** Has {@code observer} told of each change when its transaction is over. */
  <E extends DirectoryChange> void observe(Class<E> type, Consumer<E> observer) {
    events.afterCompletion(type, observer);
  }

  /** Calls the directory in a transaction of its own. */
  <T> T directory(Function<Directory, T> call) {
    return inTransaction(
        database -> call.apply(Injection.into(new Directory(), database, events, clock())));
  }

  <T> T transports(Function<Transports, T> call) {
    return inTransaction(
        database ->
            call.apply(Injection.into(new Transports(), database, events, clock(), secrets)));
  }

  <T> T administrators(Function<AdministratorTable, T> call) {
    return inTransaction(
        database ->
            call.apply(Injection.into(new AdministratorTable(), database, events, clock())));
  }

  public <T> T inTransaction(Function<EntityManager, T> call) {
    try (EntityManager database = factory.createEntityManager()) {
      EntityTransaction transaction = database.getTransaction();
      transaction.begin();
      try {
        T result = call.apply(database);
        transaction.commit();
        return result;
      } finally {
        if (transaction.isActive()) {
          transaction.rollback();
        }
        events.complete();
        // Outside a transaction, the container's entity manager is a new one for each query.
        reading.clear();
      }
    }
  }

  /** A domain that is ours from now on. */
  public DomainInfo createDomain(String name) {
    return directory(directory -> directory.createDomain(Domain.parse(name)));
  }

  /**
   * An account whose password is {@code secret}, a second younger than the one before. Its hash was
   * computed once, to save time.
   */
  public AccountInfo createAccount(String text) {
    now.updateAndGet(before -> before.plusSeconds(1));
    EmailAddress address = Addresses.folded(EmailAddress.parse(text));
    return inTransaction(
        database -> {
          DirectoryRows rows = new DirectoryRows(database);
          DomainRow domain = rows.domain(Addresses.ofAccount(address)).orElseThrow();
          AccountRow row = new AccountRow(domain, address.localPart(), SECRET, clock().instant());
          row.password(SECRET, SCRAM);
          rows.insert(row, text);
          events.fire(new DirectoryChange.OfAccount(address));
          return row.info();
        });
  }

  void execute(String sql) {
    try (Connection connection = h2.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      reading.clear();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The one number that a query gives. */
  long query(String sql) {
    try (Connection connection = h2.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  Clock clock() {
    return InstantSource.offset(now::get, Duration.ZERO).withZone(ZoneOffset.UTC);
  }

  /** From now on every query fails. */
  void breakDown() {
    execute("shutdown immediately");
  }

  @Override
  public void close() {
    reading.close();
    factory.close();
  }
}
