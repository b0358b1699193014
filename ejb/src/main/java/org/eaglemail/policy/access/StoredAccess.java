package org.eaglemail.policy.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.eaglemail.directory.LookupCache;

/**
 * The access table of the database, held in memory as a whole. For use by any thread.
 *
 * @see AccessRules#MAX_RULES
 */
@ApplicationScoped
public class StoredAccess {
  private static final String TABLE = "access";

  private final LookupCache<String, AccessTable> known = new LookupCache<>(1);

  @Inject private AccessReader reader;

  /** The table as it is now. */
  public AccessTable table() {
    return known.get(TABLE, table -> reader.table());
  }

  void changed(@Observes(during = TransactionPhase.AFTER_COMPLETION) AccessChange change) {
    known.forgetAll();
  }
}
