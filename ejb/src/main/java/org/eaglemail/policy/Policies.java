package org.eaglemail.policy;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eaglemail.addressing.Recipients;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.maildrop.quota.QuotaLookup;
import org.eaglemail.metrics.Counters;
import org.eaglemail.policy.access.AccessChecks;
import org.eaglemail.policy.access.StoredAccess;
import org.eaglemail.policy.check.Chain;
import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.content.HeaderCheck;
import org.eaglemail.policy.content.LoopCheck;
import org.eaglemail.policy.dnsbl.DnsblCheck;
import org.eaglemail.policy.greylist.Greylist;
import org.eaglemail.policy.greylist.GreylistCheck;
import org.eaglemail.policy.rate.RateChecks;
import org.eaglemail.policy.recipient.MailboxCheck;
import org.eaglemail.policy.recipient.PostmasterCheck;
import org.eaglemail.policy.recipient.QuotaCheck;
import org.eaglemail.policy.recipient.RelayCheck;
import org.eaglemail.policy.recipient.RelayDomains;
import org.eaglemail.policy.sender.AuthenticationCheck;
import org.eaglemail.policy.sender.DomainCheck;
import org.eaglemail.policy.sender.OwnershipCheck;
import org.eaglemail.policy.trust.LmtpClientCheck;
import org.eaglemail.policy.trust.TrustedClients;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.routing.DnsLists;
import org.eaglemail.routing.MailDomains;
import org.eaglemail.settings.Settings;

/** Puts the policy of this application together from its settings. */
@ApplicationScoped
public class Policies {
  @Inject private Settings settings;
  @Inject private MailboxLookup mailboxes;
  @Inject private Recipients recipients;
  @Inject private StoredAccess access;
  @Inject private QuotaLookup quotas;
  @Inject private Counters counters;
  @Inject private DnsLists lists;
  @Inject private MailDomains domains;
  @EJB private Greylist greylist;

  /** The policy. */
  @Produces
  @Singleton
  public ReceptionPolicy policy() {
    return new ReceptionPolicy(settings.hostname(), chains(), counters, new RefusalLog());
  }

  /**
   * The checks in their order; those that are off are not asked at all. What no rule of the access
   * table may lift comes before that table: AUTH at submission, whose sender it is, the right to
   * relay, whether the mailbox exists. Words of it for a recipient who is gone come before that.
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
        new Chain<>(
            List.of(
                new LmtpClientCheck(trusted),
                table.connection(),
                rates.connections(settings.clientRates()))),
        new Chain<>(List.of(table.greeting())),
        sender(rates, trusted, table),
        recipient(rates, trusted, table),
        new Chain<>(
            List.of(
                new LoopCheck(settings.receivedMax()),
                new HeaderCheck(settings.headerMaxSize(), settings.headerMaxFields()))));
  }

  private Chain<Request.Sender> sender(
      RateChecks rates, TrustedClients trusted, AccessChecks table) {
    List<Check<Request.Sender>> checks = new ArrayList<>();
    checks.add(new AuthenticationCheck());
    checks.add(
        new OwnershipCheck(
            settings.submissionSenderCheck(), settings.recipientDelimiters(), this::isHere));
    checks.add(rates.accountMessages(settings.accountRates()));
    checks.add(rates.clientMessages(settings.clientRates()));
    checks.add(table.sender());
    if (settings.senderDomainCheck()) {
      checks.add(new DomainCheck(domains::of, trusted::isSpared));
    }
    return new Chain<>(checks);
  }

  private boolean isHere(EmailAddress address) {
    return !(mailboxes.find(address) instanceof MailboxLookup.Foreign)
        && recipients.expand(address, ReversePath.of(address)).refusal().isEmpty();
  }

  private Chain<Request.Recipient> recipient(
      RateChecks rates, TrustedClients trusted, AccessChecks table) {
    List<Check<Request.Recipient>> checks = new ArrayList<>();
    checks.add(rates.accountRecipients(settings.accountRates()));
    checks.add(rates.clientRecipients(settings.clientRates()));
    checks.add(new RelayCheck(mailboxes, trusted, new RelayDomains(settings.relayDomains())));
    checks.add(table.toldRecipient());
    checks.add(new MailboxCheck(recipients::expand));
    checks.add(new QuotaCheck(recipients::expand, quotas::isFull));
    checks.add(table.recipient());
    checks.add(new PostmasterCheck(mailboxes));
    if (!settings.dnsLists().isEmpty()) {
      checks.add(
          new DnsblCheck(
              settings.dnsLists(),
              settings.dnsblThreshold(),
              lists,
              trusted::isSpared,
              Ticker.systemTicker()));
    }
    if (settings.greylist()) {
      checks.add(new GreylistCheck(greylist, trusted::isSpared, Ticker.systemTicker()));
    }
    return new Chain<>(checks);
  }
}
