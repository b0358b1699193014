package org.eaglemail.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.settings.Settings;

/**
 * Whose account a login name is: the full address; or the local part alone, in the domain that is
 * called like this host, or else in the only domain. Letter case does not matter. Cached, also that
 * there is none. For use by any thread.
 */
@ApplicationScoped
public class LoginLookup {
  /** Addresses of login names remembered, good and bad. */
  static final int MAX_ENTRIES = 20_000;

  /** Domains of login names remembered, ours and others'. */
  static final int MAX_DOMAINS = 1000;

  private final LookupCache<EmailAddress, Optional<Login>> known = new LookupCache<>(MAX_ENTRIES);

  /** The default domain for each preferred one: there is one of these. */
  private final LookupCache<Domain, Optional<Domain>> defaults = new LookupCache<>(1);

  /** Whether a domain is here. */
  private final LookupCache<Domain, Boolean> here = new LookupCache<>(MAX_DOMAINS);

  @Inject private DirectoryReader directory;
  @Inject private Settings settings;

  /** The account of that login name. */
  public Optional<Login> find(String name) {
    return address(name).flatMap(address -> known.get(address, directory::login));
  }

  /**
   * The one form of a login name that may be written in several ways, whether there is such an
   * account or not.
   */
  public String canonical(String name) {
    return address(name).map(EmailAddress::toString).orElseGet(() -> name.toLowerCase(Locale.ROOT));
  }

  /** RFC 4616 §2: no authorization identity means one's own; nobody may act as another. */
  public boolean mayActAs(MailAccount account, String authorization) {
    return authorization.isEmpty()
        || find(authorization).filter(other -> other.account().equals(account)).isPresent();
  }

  private Optional<EmailAddress> address(String name) {
    try {
      if (!name.contains("@")) {
        return inDefaultDomain(name);
      }
      EmailAddress address = EmailAddress.parse(name);
      return settings.loginTrimDomain() && !isHere(address)
          ? inDefaultDomain(address.localPart())
          : Optional.of(Addresses.folded(address));
    } catch (IllegalArgumentException e) {
      // Not the form of any account's address.
      return Optional.empty();
    }
  }

  private boolean isHere(EmailAddress address) {
    return address.host() instanceof Domain domain && here.get(domain, directory::hasDomain);
  }

  private Optional<EmailAddress> inDefaultDomain(String localPart) {
    return defaults
        .get(settings.hostname(), directory::defaultDomain)
        .map(domain -> Addresses.folded(new EmailAddress(localPart, domain)));
  }

  void changed(
      @Observes(during = TransactionPhase.AFTER_COMPLETION) DirectoryChange.OfDomain change) {
    defaults.forgetAll();
    here.forgetAll();
  }

  void changed(
      @Observes(during = TransactionPhase.AFTER_COMPLETION) DirectoryChange.OfAccount change) {
    known.forget(change.address());
  }
}
