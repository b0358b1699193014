package org.eaglemail.policy;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import java.lang.annotation.Annotation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eaglemail.database.InstantConverter;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The policy's tables without a container: a real H2 in memory with the real schema and Payara's
 * persistence provider, a transaction around each call, and events after its completion.
 */
public final class PolicyDatabase implements AutoCloseable {
  private final JdbcDataSource h2 = new JdbcDataSource();
  private final EntityManagerFactory factory;
  private final EntityManager reading;
  private final Events events = new Events();

  /** A new, empty database with these entities. */
  public PolicyDatabase(Class<?>... entities) {
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Flyway.configure().dataSource(h2).locations("classpath:db/migration").load().migrate();
    PersistenceConfiguration configuration =
        new PersistenceConfiguration("policy")
            .provider("org.eclipse.persistence.jpa.PersistenceProvider")
            .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
            .sharedCacheMode(SharedCacheMode.NONE)
            .validationMode(ValidationMode.NONE)
            .managedClass(InstantConverter.class)
            .property("jakarta.persistence.nonJtaDataSource", h2)
            .property("eclipselink.weaving", "false")
            .property("eclipselink.logging.level", "OFF");
    for (Class<?> entity : entities) {
      configuration.managedClass(entity);
    }
    factory = configuration.createEntityManagerFactory();
    reading = factory.createEntityManager();
  }

  /** For what reads without a transaction. */
  public EntityManager reading() {
    return reading;
  }

  /** What a bean fires in a transaction. */
  public Event<Object> events() {
    return events;
  }

  /** Has {@code observer} told of each event when its transaction is over. */
  public void observe(Consumer<Object> observer) {
    events.observers.add(observer);
  }

  /** Calls in a transaction of its own. */
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
        reading.clear();
      }
    }
  }

  /** From now on every query fails. */
  public void breakDown() {
    try (Connection connection = h2.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown immediately");
      reading.clear();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    reading.close();
    factory.close();
  }

  /** The container's event bus, its observers told after the transaction. */
  private static final class Events implements Event<Object> {
    private final List<Consumer<Object>> observers = new ArrayList<>();
    private final List<Object> fired = new ArrayList<>();

    void complete() {
      List<Object> all = List.copyOf(fired);
      fired.clear();
      all.forEach(event -> observers.forEach(observer -> observer.accept(event)));
    }

    @Override
    public void fire(Object event) {
      fired.add(event);
    }

    @Override
    public <U> CompletionStage<U> fireAsync(U event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Event<Object> select(Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }
  }
}
