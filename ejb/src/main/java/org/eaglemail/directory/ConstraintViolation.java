package org.eaglemail.directory;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The constraints whose violation the directory explains, by the standard's SQLSTATE. */
public enum ConstraintViolation {
  FOREIGN_KEY("23503"),
  UNIQUE("23505");

  private final String sqlState;

  ConstraintViolation(String sqlState) {
    this.sqlState = sqlState;
  }

  /** Whether the database refused for this reason; the provider wraps what the driver said. */
  public boolean causes(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException refused && isIn(refused)) {
        return true;
      }
    }
    return false;
  }

  // A batch hides the statement's own failure behind its first.
  private boolean isIn(SQLException refused) {
    for (@Nullable SQLException at = refused; at != null; at = at.getNextException()) {
      if (sqlState.equals(at.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
