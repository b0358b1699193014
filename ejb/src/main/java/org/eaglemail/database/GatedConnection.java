package org.eaglemail.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections to H2 that pass a {@link StoreGate} whenever they change something, and do nothing
 * any more when the database has closed itself. Each is for one thread at a time.
 */
final class GatedConnection implements InvocationHandler {
  private static final String SET_AUTO_COMMIT = "setAutoCommit";

  private static final String CLOSE = "close";

  /** What ends or may end a transaction. */
  private static final Set<String> ENDS = Set.of("commit", "rollback", SET_AUTO_COMMIT, CLOSE);

  /** What asks nothing of the database. */
  private static final Set<String> HARMLESS =
      Set.of(CLOSE, "isClosed", "unwrap", "isWrapperFor", "toString", "hashCode", "equals");

  private static final String SELECT = "select";

  private final StoreGate gate;
  private final Connection connection;
  private final @Nullable H2Store store;
  private boolean closed;

  /** As JDBC has it at first. */
  private boolean autoCommit = true;

  /** Whether a transaction is open that has changed something. */
  private boolean begun;

  private GatedConnection(StoreGate gate, Connection connection, @Nullable H2Store store) {
    this.gate = gate;
    this.connection = connection;
    this.store = store;
  }

  /** A connection to that database, behind its gate. */
  static Connection open(DataSource database, StoreGate gate) throws SQLException {
    Connection connection = gate.connections().open(database);
    H2Store store = H2Store.behind(connection).orElse(null);
    return proxy(Connection.class, new GatedConnection(gate, connection, store));
  }

  @Override
  public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
      throws Throwable {
    check(method);
    if (ENDS.contains(method.getName())) {
      return end(method, arguments);
    }
    Object answer = call(connection, method, arguments);
    return switch (answer) {
      case CallableStatement call -> proxy(CallableStatement.class, new Gated(call, false));
      case PreparedStatement statement when arguments != null ->
          proxy(PreparedStatement.class, new Gated(statement, reads((String) arguments[0])));
      case Statement statement -> proxy(Statement.class, new Gated(statement, false));
      case null, default -> answer;
    };
  }

  private void check(Method method) throws SQLException {
    if (!HARMLESS.contains(method.getName())) {
      H2Connections.check(store);
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            GatedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Whether a statement only reads, and locks nothing. */
  private static boolean reads(String sql) {
    return sql.stripLeading().regionMatches(true, 0, SELECT, 0, SELECT.length())
        && !sql.toLowerCase(Locale.ROOT).contains("for update");
  }

  private @Nullable Object end(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return gate.pass(
          true,
          () -> method.getName().equals(CLOSE) ? close() : call(connection, method, arguments));
    } finally {
      // To roll back to a savepoint ends nothing.
      begun = begun && method.getName().equals("rollback") && arguments != null;
      if (method.getName().equals(SET_AUTO_COMMIT) && arguments != null) {
        autoCommit = Boolean.TRUE.equals(arguments[0]);
      }
    }
  }

  private @Nullable Object close() throws SQLException {
    if (!closed) {
      closed = true;
      gate.connections().close(connection);
    }
    return null;
  }

  private @Nullable Object change(StoreGate.Change change) throws Throwable {
    boolean before = begun;
    begun = !autoCommit;
    return gate.pass(before, change);
  }

  private final class Gated implements InvocationHandler {
    private final Statement statement;
    private final boolean reads;

    Gated(Statement statement, boolean reads) {
      this.statement = statement;
      this.reads = reads;
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
        throws Throwable {
      check(method);
      return !reads && method.getName().startsWith("execute")
          ? change(() -> call(statement, method, arguments))
          : call(statement, method, arguments);
    }
  }
}
