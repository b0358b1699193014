package org.eaglemail.database;

import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How long this node and PostgreSQL wait for each other. A node that dies with its machine, or that
 * stands still, in the middle of a transaction must not keep its locks for longer than others can
 * do without what it locked; and a database host that vanishes must not hold threads for ever. What
 * the JDBC URL says comes first.
 */
final class PostgresWaits {
  /** For a lock of another transaction: then the statement fails. */
  static final Duration LOCK = Duration.ofSeconds(10);

  /**
   * For the next statement of a transaction; then it is rolled back. Longer than all that is waited
   * for in one, such as the filters of a message.
   */
  static final Duration IDLE_TRANSACTION = Duration.ofMinutes(10);

  /** For the answer to a statement; the longest ones count what a queue of millions holds. */
  static final Duration ANSWER = Duration.ofMinutes(5);

  /** For a connection to be made. */
  static final Duration CONNECT = Duration.ofSeconds(10);

  /** A client that is silent for 15 s is asked whether it lives, at most 3 times in 15 s. */
  private static final String KEEPALIVE =
      "-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

  private PostgresWaits() {}

  static void limit(PGSimpleDataSource database, String url) {
    if (!url.contains("options=")) {
      database.setOptions(
          "-c lock_timeout=%d -c idle_in_transaction_session_timeout=%d %s"
              .formatted(LOCK.toMillis(), IDLE_TRANSACTION.toMillis(), KEEPALIVE));
    }
    if (!url.contains("socketTimeout=")) {
      database.setSocketTimeout((int) ANSWER.toSeconds());
    }
    if (!url.contains("connectTimeout=")) {
      database.setConnectTimeout((int) CONNECT.toSeconds());
    }
    if (!url.contains("tcpKeepAlive=")) {
      database.setTcpKeepAlive(true);
    }
  }
}
