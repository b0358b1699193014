package org.eaglemail.policy;

import java.time.Duration;
import org.eaglemail.addressing.MemoryAddressBook;
import org.eaglemail.directory.DirectoryDatabase;
import org.eaglemail.directory.Injection;
import org.eaglemail.maildrop.quota.QuotaLookup;
import org.eaglemail.metrics.Counters;
import org.eaglemail.policy.access.AccessRule;
import org.eaglemail.policy.greylist.Greylist;
import org.eaglemail.routing.DnsLists;
import org.eaglemail.routing.MailDomains;
import org.eaglemail.routing.dns.TestZones;
import org.eaglemail.settings.Settings;

/** The policy as the application puts it together, with a name service in distress. */
public final class TestPolicies {
  private TestPolicies() {}

  /** Of these settings and rules, for the accounts of that database. */
  public static ReceptionPolicy of(
      DirectoryDatabase database, Settings settings, Counters counters, AccessRule... rules) {
    return Injection.into(
            new Policies(),
            database.mailboxes,
            new MemoryAddressBook(database.mailboxes::find).recipients(settings),
            new FixedAccess(rules),
            counters,
            settings,
            new DnsLists(TestZones::serverFailure, Duration.ofSeconds(5)),
            new MailDomains(TestZones::serverFailure),
            new Greylist(),
            new NoQuotas())
        .policy();
  }

  /** As long as nobody gave a quota to anybody. */
  private static final class NoQuotas extends QuotaLookup {
    @Override
    public boolean isFull(long account) {
      return false;
    }
  }
}
