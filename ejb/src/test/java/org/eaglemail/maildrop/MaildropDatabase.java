package org.eaglemail.maildrop;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eaglemail.database.InstantConverter;
import org.eaglemail.directory.DirectoryDatabase;
import org.eaglemail.directory.Injection;
import org.eaglemail.directory.MailAccount;
import org.eaglemail.maildrop.bulletin.BulletinBoard;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spool.Lease;
import org.eaglemail.spool.LocalRecipient;
import org.eaglemail.spool.MaildropReader;
import org.eaglemail.spool.MaildropStore;
import org.eaglemail.spool.NewMessage;
import org.eaglemail.spool.OctetSource;
import org.eaglemail.spool.Origin;
import org.eaglemail.spool.RecentContents;
import org.eaglemail.spool.Removal;
import org.eaglemail.spool.Spool;
import org.eaglemail.spool.Terms;
import org.eaglemail.spool.Timing;
import org.eaglemail.timeline.Timeline;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Maildrops without a container, over a real H2 in memory with the real schema. The accounts of
 * alice and bob have the keys 7 and 8.
 */
public final class MaildropDatabase implements AutoCloseable {
  public static final long ALICE = 7;
  public static final long BOB = 8;
  public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  /** When the accounts were made. */
  public static final Instant MADE = NOW.minus(Duration.ofDays(1));

  private static final List<String> ENTITIES =
      List.of(
          "spool.Message",
          "spool.Content",
          "spool.Recipient",
          "spool.MaildropEntry",
          "spool.KeptMessage",
          "directory.DomainRow",
          "directory.AccountRow",
          "directory.GroupRow",
          "directory.GroupMember",
          "maildrop.MaildropLease",
          "maildrop.bulletin.Bulletin",
          "maildrop.bulletin.BulletinNumber",
          "maildrop.terms.OptionColumns",
          "maildrop.terms.DomainOptionsRow",
          "maildrop.terms.AccountOptionsRow",
          "maildrop.quota.QuotaColumns",
          "maildrop.quota.QuotaRow",
          "maildrop.quota.DomainQuotaRow",
          "maildrop.transfer.ImportJob",
          "maildrop.transfer.ImportedMessage",
          "timeline.EnvelopeRow",
          "timeline.AddressRow",
          "timeline.EventRow");

  private final JdbcDataSource h2 = new JdbcDataSource();
  private final EntityManagerFactory factory;

  public MaildropDatabase() {
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Flyway.configure().dataSource(h2).locations("classpath:db/migration").load().migrate();
    factory = factory();
    execute("insert into domain (id, name, created_at) values (1, 'home.test', now())");
    for (String account : List.of("7, 1, 'alice'", "8, 1, 'bob'")) {
      execute(
          "insert into account (id, domain_id, local_part, password, uid_validity, created_at)"
              + " values ("
              + account
              + ", 'x', 1, '"
              + MADE
              + "')");
    }
  }

  private EntityManagerFactory factory() {
    PersistenceConfiguration unit =
        new PersistenceConfiguration("maildrop")
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

  /** Calls with an entity manager, in a transaction. */
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
      }
    }
  }

  /** The maildrops, as that entity manager's transaction sees them. */
  public static MaildropStore maildrops(EntityManager database) {
    return Injection.into(new MaildropStore(), database, removal(database), timeline(database));
  }

  /** What removes messages, in that entity manager's transaction. */
  static Removal removal(EntityManager database) {
    return Injection.into(new Removal(), database, timeline(database));
  }

  private static Timeline timeline(EntityManager database) {
    return Injection.into(new Timeline(), database, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** One of the accounts, as a session knows it. */
  public static MailAccount account(long id) {
    String name = id == ALICE ? "alice" : "bob";
    return new MailAccount(id, EmailAddress.parse(name + "@home.test"), 1);
  }

  /** The bulletin board that a node would have which has just started. */
  static BulletinBoard bulletins(
      EntityManager database, Clock clock, Map<String, String> settings) {
    return Injection.into(
        new BulletinBoard(),
        database,
        maildrops(database),
        DirectoryDatabase.settings(settings),
        clock);
  }

  /** Calls the maildrops, in a transaction. */
  public <T> T maildrops(Function<MaildropStore, T> call) {
    return inTransaction(database -> call.apply(maildrops(database)));
  }

  /** Reads the maildrops, as they are committed. */
  public MaildropReader reader() {
    return Injection.into(new MaildropReader(), h2);
  }

  /** Puts one message into the maildrops of these accounts. */
  public void put(String text, long... accounts) {
    List<LocalRecipient> to =
        Arrays.stream(accounts)
            .mapToObj(id -> new LocalRecipient(id, EmailAddress.parse("user" + id + "@home.test")))
            .toList();
    NewMessage message =
        new NewMessage(
            Origin.OWN,
            ReversePath.nullSender(),
            Terms.PLAIN,
            Timing.of(NOW, NOW),
            to,
            List.of(),
            id -> new byte[0],
            new OctetSource(text.getBytes(StandardCharsets.US_ASCII)),
            Optional.empty());
    inTransaction(
        database -> {
          try {
            return Injection.into(new Spool(), database, new RecentContents())
                .store(message, new Lease("test", NOW));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void execute(String sql) {
    try (Connection connection = h2.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** How many rows a table has. */
  public long count(String table) {
    try (Connection connection = h2.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from " + table)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(table, e);
    }
  }

  @Override
  public void close() {
    factory.close();
    execute("shutdown");
  }
}
