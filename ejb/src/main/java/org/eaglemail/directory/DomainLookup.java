package org.eaglemail.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.eaglemail.protocol.Domain;
import org.eaglemail.routing.LocalDomains;
import org.eaglemail.settings.Settings;

/**
 * Which domains are ours: those of the directory, and this host's own name, as in Postfix's {@code
 * mydestination}. Cached; for use by any thread.
 */
@ApplicationScoped
public class DomainLookup implements LocalDomains {
  /** Domains remembered, ours and others. */
  static final int MAX_ENTRIES = 10_000;

  private final LookupCache<Domain, Boolean> known = new LookupCache<>(MAX_ENTRIES);

  @Inject private DirectoryReader directory;
  @Inject private Settings settings;

  @Override
  public boolean isLocal(Domain domain) {
    return domain.equals(settings.hostname()) || known.get(domain, directory::hasDomain);
  }

  void changed(
      @Observes(during = TransactionPhase.AFTER_COMPLETION) DirectoryChange.OfDomain change) {
    known.forget(change.name());
  }
}
