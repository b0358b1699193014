package org.eaglemail.delivery;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A fault of our own: what it says, and whose it is. */
public final class Fault {
  /**
   * SQL states of the database's bad times: no connection, a transaction that lost to another one,
   * no resources, an operator's doing. No matter of what was to be written.
   */
  private static final Set<String> BAD_TIMES = Set.of("08", "40", "53", "57");

  /** The same: a lock that was not had in time, by PostgreSQL and H2, and a time-out of ours. */
  private static final Set<String> TIMEOUTS = Set.of("55P03", "HYT00", "25P03");

  private Fault() {}

  /** Whether it comes of the database's state, and not of the message that it happened with. */
  public static boolean isPassing(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof PessimisticLockException || cause instanceof LockTimeoutException) {
        return true;
      }
      if (cause instanceof SQLException sql && isPassing(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPassing(@Nullable String state) {
    return state != null
        && state.length() > 2
        && (BAD_TIMES.contains(state.substring(0, 2)) || TIMEOUTS.contains(state));
  }

  /**
   * One line, for the log and for who looks at the queue: its cause in the end, which says more
   * than what the container wraps around it.
   */
  public static String words(Throwable fault) {
    Throwable root = fault;
    for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return root.toString().replaceAll("\\p{Cntrl}", "?");
  }
}
