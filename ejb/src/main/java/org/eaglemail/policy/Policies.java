package org.eaglemail.policy;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.metrics.Counters;
import org.eaglemail.policy.access.AccessChecks;
import org.eaglemail.policy.access.StoredAccess;
import org.eaglemail.policy.check.Chain;
import org.eaglemail.policy.content.HeaderCheck;
import org.eaglemail.policy.content.LoopCheck;
import org.eaglemail.policy.rate.RateChecks;
import org.eaglemail.policy.recipient.MailboxCheck;
import org.eaglemail.policy.recipient.PostmasterCheck;
import org.eaglemail.policy.recipient.RelayCheck;
import org.eaglemail.policy.sender.AuthenticationCheck;
import org.eaglemail.policy.sender.OwnershipCheck;
import org.eaglemail.policy.trust.TrustedClients;
import org.eaglemail.settings.Settings;

/** Puts the policy of this application together from its settings. */
@ApplicationScoped
public class Policies {
  @Inject private Settings settings;
  @Inject private MailboxLookup mailboxes;
  @Inject private StoredAccess access;
  @Inject private Counters counters;

  /** The policy. */
  @Produces
  @Singleton
  public ReceptionPolicy policy() {
    return new ReceptionPolicy(settings.hostname(), chains(), counters, new RefusalLog());
  }

  /**
   * The checks in their order. What no rule of the access table may lift comes before that table:
   * AUTH at submission, whose sender it is, the right to relay, whether the mailbox exists.
   */
  private Chains chains() {
    TrustedClients trusted = new TrustedClients(settings.relayNetworks());
    AccessChecks table = new AccessChecks(access::table);
    RateChecks rates =
        new RateChecks(
            settings.rateUnit(),
            Ticker.systemTicker(),
            session -> trusted.isSpared(session) || table.accepts(session.client()));
    return new Chains(
        new Chain<>(List.of(table.connection(), rates.connections(settings.clientRates()))),
        new Chain<>(List.of(table.greeting())),
        new Chain<>(
            List.of(
                new AuthenticationCheck(),
                new OwnershipCheck(settings.submissionSenderCheck(), mailboxes),
                rates.accountMessages(settings.accountRates()),
                rates.clientMessages(settings.clientRates()),
                table.sender())),
        new Chain<>(
            List.of(
                rates.accountRecipients(settings.accountRates()),
                rates.clientRecipients(settings.clientRates()),
                new RelayCheck(mailboxes, trusted),
                new MailboxCheck(mailboxes),
                table.recipient(),
                new PostmasterCheck(mailboxes))),
        new Chain<>(
            List.of(
                new LoopCheck(settings.receivedMax()),
                new HeaderCheck(settings.headerMaxSize(), settings.headerMaxFields()))));
  }
}
