package org.eaglemail.addressing.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eaglemail.addressing.rewrite.RewriteTable;
import org.eaglemail.directory.LookupCache;
import org.eaglemail.settings.Settings;

/**
 * The rewrite rules of the database, held in memory as a whole. For use by any thread.
 *
 * @see Rewrites#MAX_RULES
 */
@ApplicationScoped
public class StoredRewrites {
  private static final Logger LOG = System.getLogger(StoredRewrites.class.getName());

  private static final String TABLE = "rewrites";

  private final LookupCache<String, RewriteTable> known = new LookupCache<>(1);

  @Inject private AddressReader reader;
  @Inject private Settings settings;

  /** The table as it is now. */
  public RewriteTable table() {
    return known.get(TABLE, name -> read());
  }

  private RewriteTable read() {
    RewriteTable table = new RewriteTable(reader.rewrites(), settings.recipientDelimiters());
    table
        .circle()
        .ifPresent(
            address ->
                LOG.log(
                    Level.WARNING,
                    "the rewrite rules for {0} lead in a circle, and change nothing",
                    address));
    return table;
  }

  void changed(
      @Observes(during = TransactionPhase.AFTER_COMPLETION) AddressingChange.OfRewrites change) {
    known.forgetAll();
  }
}
