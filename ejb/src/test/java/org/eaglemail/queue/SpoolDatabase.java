package org.eaglemail.queue;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eaglemail.addressing.MemoryAddressBook;
import org.eaglemail.bounce.Backscatter;
import org.eaglemail.bounce.Notifications;
import org.eaglemail.bounce.SuppressionSummaries;
import org.eaglemail.bounce.SuppressionSummary;
import org.eaglemail.bounce.Suppressions;
import org.eaglemail.database.InstantConverter;
import org.eaglemail.database.StableStorage;
import org.eaglemail.delivery.MemorySource;
import org.eaglemail.directory.Injection;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.metrics.Counters;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spool.ContentReader;
import org.eaglemail.spool.MaildropStore;
import org.eaglemail.spool.NewMessage;
import org.eaglemail.spool.Origin;
import org.eaglemail.spool.PauseStore;
import org.eaglemail.spool.QueueControl;
import org.eaglemail.spool.QueueListing;
import org.eaglemail.spool.QueueStore;
import org.eaglemail.spool.QueueViews;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.RecentContents;
import org.eaglemail.spool.RecipientRows;
import org.eaglemail.spool.Removal;
import org.eaglemail.spool.Spool;
import org.eaglemail.spool.Spooled;
import org.eaglemail.spool.Terms;
import org.eaglemail.spool.Timing;
import org.eaglemail.timeline.Histories;
import org.eaglemail.timeline.Timeline;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The queue's beans without a container, over a real H2 in memory with the real schema and Payara's
 * persistence provider. The domain {@code home.test} is here, with the account of alice, whose key
 * is 7.
 */
final class SpoolDatabase implements AutoCloseable {
  static final long ALICE = 7;
  static final String CONTENT = "Subject: hello\r\n\r\nbody\r\n";

  private static final List<String> ENTITIES =
      List.of(
          "spool.Message",
          "spool.Content",
          "spool.Recipient",
          "spool.MaildropEntry",
          "spool.KeptMessage",
          "spool.PausedDestination",
          "timeline.EnvelopeRow",
          "timeline.AddressRow",
          "timeline.EventRow");

  private final JdbcDataSource h2 = new JdbcDataSource();
  private final EntityManagerFactory factory;
  private final Settings settings;
  private volatile Instant now = Mail.ARRIVED;
  private final Clock clock =
      InstantSource.offset(() -> now, Duration.ZERO).withZone(ZoneOffset.UTC);
  private final Leases leases = new Leases();
  private final MemoryAddressBook addresses = new MemoryAddressBook(new Residents()::find);
  private final Backscatter backscatter = new Backscatter();
  private final Suppressions suppressions = new Suppressions();

  /** The beans of one transaction. */
  record Beans(
      QueueStore queue,
      QueueControl control,
      QueueListing listing,
      Removal removal,
      QueueViews views,
      PauseStore pauses,
      Spool spool,
      ContentReader contents,
      OutcomeWriter outcomes,
      Timeline timeline,
      Histories histories) {}

  /** No transaction manager: what is committed is committed. */
  private static final class MemoryStorage extends StableStorage {
    @Override
    public CommitBarrier afterCommit() {
      return CommitBarrier.NONE;
    }
  }

  /** Knows alice at home.test alone. */
  private static final class Residents extends MailboxLookup {
    @Override
    public Mailbox find(EmailAddress address) {
      if (!address.host().toString().equals("home.test")) {
        return new Foreign();
      }
      return address.localPart().equals("alice") ? new Account(ALICE, address) : new UnknownUser();
    }
  }

  /**
   * Opens it.
   *
   * @param more settings, each as name=value
   */
  SpoolDatabase(Path data, String... more) {
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Flyway.configure().dataSource(h2).locations("classpath:db/migration").load().migrate();
    Map<String, String> given = new HashMap<>();
    given.put("eagle.hostname", "mail.home.test");
    given.put("eagle.data", data.toString());
    for (String setting : more) {
      String[] parts = setting.split("=", 2);
      given.put(parts[0], parts[1]);
    }
    settings = Settings.read(name -> Optional.ofNullable(given.get(name)));
    Injection.into(leases, settings);
    leases.identify();
    Injection.into(backscatter, settings, new Residents());
    backscatter.begin();
    factory = factory();
    execute("insert into domain values (1, 'home.test', now())");
    execute(
        "insert into account (id, domain_id, local_part, password, uid_validity, created_at)"
            + " values (7, 1, 'alice', 'x', 1, now())");
  }

  private EntityManagerFactory factory() {
    PersistenceConfiguration unit =
        new PersistenceConfiguration("spool")
            .provider("org.eclipse.persistence.jpa.PersistenceProvider")
            .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
            .sharedCacheMode(SharedCacheMode.NONE)
            .validationMode(ValidationMode.NONE)
            .managedClass(InstantConverter.class)
            .property("jakarta.persistence.nonJtaDataSource", h2)
            .property("eclipselink.weaving", "false")
            .property("eclipselink.logging.level", "OFF");
    for (String entity : ENTITIES) {
      try {
        unit.managedClass(Class.forName("org.eaglemail." + entity));
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
    return unit.createEntityManagerFactory();
  }

  /** Stands still at {@link Mail#ARRIVED} until it is turned. */
  Clock clock() {
    return clock;
  }

  /** Turns the clock. */
  void turn(Instant to) {
    now = to;
  }

  Settings settings() {
    return settings;
  }

  /** Where aliases can be written down. */
  MemoryAddressBook addresses() {
    return addresses;
  }

  Leases leases() {
    return leases;
  }

  <T> T inTransaction(Function<Beans, T> call) {
    try (EntityManager database = factory.createEntityManager()) {
      EntityTransaction transaction = database.getTransaction();
      transaction.begin();
      try {
        T result = call.apply(beans(database));
        transaction.commit();
        return result;
      } finally {
        if (transaction.isActive()) {
          transaction.rollback();
        }
      }
    }
  }

  private Beans beans(EntityManager database) {
    Timeline timeline = Injection.into(new Timeline(), database, clock);
    Removal removal = Injection.into(new Removal(), database, timeline);
    RecipientRows rows = Injection.into(new RecipientRows(), database);
    QueueStore queue = Injection.into(new QueueStore(), database, rows, removal);
    QueueControl control = Injection.into(new QueueControl(), database, rows, timeline, removal);
    QueueListing listing = Injection.into(new QueueListing(), database, removal);
    MaildropStore maildrops = Injection.into(new MaildropStore(), database, removal, timeline);
    Spool spool = Injection.into(new Spool(), database, new RecentContents());
    ContentReader contents = Injection.into(new ContentReader(), database, new RecentContents());
    Notifications notifications =
        Injection.into(
            new Notifications(),
            settings,
            clock,
            addresses.recipients(settings),
            spool,
            timeline,
            backscatter,
            suppressions,
            new Counters());
    DeliveryNotices notices = Injection.into(new DeliveryNotices(), notifications, leases);
    LateExpansion expansions =
        Injection.into(
            new LateExpansion(),
            queue,
            listing,
            maildrops,
            spool,
            contents,
            notices,
            leases,
            timeline);
    OutcomeWriter outcomes =
        Injection.into(
            new OutcomeWriter(),
            settings,
            queue,
            maildrops,
            notifications,
            contents,
            new MemoryStorage(),
            leases,
            timeline,
            expansions);
    outcomes.configure();
    Histories histories = Injection.into(new Histories(), database, timeline);
    PauseStore pauses = Injection.into(new PauseStore(), database);
    QueueViews views = Injection.into(new QueueViews(), database);
    return new Beans(
        queue, control, listing, removal, views, pauses, spool, contents, outcomes, timeline,
        histories);
  }

  /** Has who looks after double bounces told of notifications that were not written. */
  void summarize() {
    inTransaction(
        beans -> {
          SuppressionSummary summary =
              Injection.into(
                  new SuppressionSummary(),
                  settings,
                  clock,
                  addresses.recipients(settings),
                  beans.spool());
          Injection.into(new SuppressionSummaries(), summary, suppressions, settings).tell();
          return true;
        });
  }

  /** A message in the queue, its leases held by this node. */
  QueuedMessage store(String sender, String... to) {
    return store(Origin.OWN, sender, to);
  }

  /** The same of a message that came in so. */
  QueuedMessage store(Origin origin, String sender, String... to) {
    return store(
            origin,
            sender,
            Terms.PLAIN,
            Timing.of(Mail.ARRIVED, Mail.EXPIRES),
            Stream.of(to).map(EmailAddress::parse).map(EnvelopeRecipient::of).toList())
        .queued()
        .orElseThrow();
  }

  /** The ledger's calls, each of which is a transaction. */
  <T> T inLedger(Function<TransactionalLedger, T> call) {
    return inTransaction(
        beans ->
            call.apply(
                Injection.into(
                    new TransactionalLedger(),
                    beans.queue(),
                    beans.control(),
                    beans.pauses(),
                    leases,
                    clock,
                    beans.outcomes())));
  }

  /** The same, for many threads, each call a transaction as in the container. */
  Ledger ledger() {
    InvocationHandler call =
        (proxy, method, arguments) ->
            inLedger(
                ledger -> {
                  try {
                    return method.invoke(ledger, arguments);
                  } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(method.getName(), e);
                  }
                });
    return (Ledger)
        Proxy.newProxyInstance(
            SpoolDatabase.class.getClassLoader(), new Class<?>[] {Ledger.class}, call);
  }

  /** A message of alice on these terms. */
  Spooled store(Terms terms, Timing timing, EnvelopeRecipient... to) {
    return store(Origin.OWN, "alice@home.test", terms, timing, List.of(to));
  }

  private Spooled store(
      Origin origin, String sender, Terms terms, Timing timing, List<EnvelopeRecipient> to) {
    NewMessage message =
        new NewMessage(
            origin,
            ReversePath.parse(sender),
            terms,
            timing,
            List.of(),
            to,
            id -> new byte[0],
            new MemorySource(CONTENT),
            Optional.empty());
    return inTransaction(
        beans -> {
          try {
            return beans.spool().store(message, leases.next(Mail.ARRIVED));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** The whole text of a message. */
  String text(QueuedMessage message) {
    return inTransaction(
        beans -> {
          try (var in = beans.contents().source(message).open()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** What the database would do for a query. */
  String plan(String query) {
    return texts("explain " + query).getFirst();
  }

  /** The first column of what a query finds. */
  List<String> texts(String query) {
    try (Connection connection = h2.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (result.next()) {
        texts.add(result.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  void execute(String sql) {
    try (Connection connection = h2.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** A number that the database gives. */
  long count(String sql) {
    try (Connection connection = h2.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from " + sql)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    factory.close();
    execute("shutdown");
  }
}
