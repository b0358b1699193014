package org.eaglemail.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.routing.Transport;
import org.eaglemail.routing.TransportMap;
import org.eaglemail.routing.TransportTable;

/**
 * The transport table of the database, held in memory as a whole. For use by any thread.
 *
 * @see Transports#MAX_TRANSPORTS
 */
@ApplicationScoped
public class StoredTransports implements TransportTable {
  private static final String TABLE = "transport";

  private final LookupCache<String, TransportMap> known = new LookupCache<>(1);

  @Inject private DirectoryReader directory;

  @Override
  public Optional<Transport> lookup(ReversePath sender, EmailAddress recipient) {
    return table().lookup(sender, recipient);
  }

  @Override
  public Optional<Transport> fallback(EmailAddress recipient) {
    return table().fallback(recipient);
  }

  private TransportMap table() {
    return known.get(TABLE, table -> directory.transports());
  }

  void changed(
      @Observes(during = TransactionPhase.AFTER_COMPLETION) DirectoryChange.OfTransports change) {
    known.forgetAll();
  }
}
