package org.eaglemail.maildrop.terms;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.eaglemail.directory.LookupCache;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.AnnouncedTerms;
import org.eaglemail.spi.MaildropTerms;

/**
 * The terms that hold: what was wanted of an account, and else the settings. Cached, so that a
 * login costs no query for it. For use by any thread.
 */
@ApplicationScoped
public class TermsLookup {
  /** Accounts whose options are remembered. */
  static final int MAX_ENTRIES = 50_000;

  private final LookupCache<Long, Options> known = new LookupCache<>(MAX_ENTRIES);

  /** There is one of these. */
  private final LookupCache<String, AnnouncedTerms> strictest = new LookupCache<>(1);

  @EJB private OptionTable table;
  @Inject private Settings settings;

  /** The terms of an account's maildrop. */
  public MaildropTerms of(long account) {
    return known.get(account, table::effective).or(defaults()).terms();
  }

  /** What can be said of all maildrops. */
  public AnnouncedTerms announced() {
    AnnouncedTerms wanted = strictest.get("", all -> table.strictest());
    return new AnnouncedTerms(
        Options.strictest(wanted.strictest(), defaults().terms()), wanted.varies());
  }

  private Options defaults() {
    Duration delay = settings.pop3LoginDelay();
    return new Options(
        Optional.of(delay),
        OptionalInt.of(settings.pop3ExpireDays()),
        Optional.of(settings.pop3DeleteRetrieved()));
  }

  void changed(@Observes(during = TransactionPhase.AFTER_COMPLETION) OptionsChange change) {
    known.forgetAll();
    strictest.forgetAll();
  }
}
