package org.eaglemail.routing;

import static org.eaglemail.protocol.smtp.Reply.reply;

import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.protocol.smtp.Reply;

/** What to say when there is no route (RFC 3463 §3.2 and §3.5, RFC 7505 §4). */
final class RouteReplies {

  private RouteReplies() {}

  static Reply nullMx(Domain domain) {
    return reply(556, "5.1.10", domain + " does not accept mail (null MX)");
  }

  static Reply noSuchDomain(Domain domain) {
    return reply(550, "5.1.2", "domain " + domain + " does not exist");
  }

  static Reply badLiteral(MailHost literal) {
    return reply(550, "5.1.2", literal + " is not an address that can be reached");
  }

  static Reply noAddress(Domain domain) {
    return reply(550, "5.4.4", "no mail host of " + domain + " has an address (A or AAAA record)");
  }

  static Reply loop(Domain domain) {
    return reply(554, "5.4.6", "mail for " + domain + " loops back to myself");
  }

  /** We are a backup for a domain, and the hosts that are nearer to it cannot be found. */
  static Reply noPrimary(Domain domain) {
    return reply(451, "4.4.4", "unable to find the primary mail host of " + domain);
  }

  static Reply dnsFailure(Domain domain, String reason) {
    return reply(451, "4.4.3", "DNS look-up for " + domain + " failed: " + printable(reason));
  }

  /** The transport table is at fault, which the administrator can mend: not a reason to bounce. */
  static Reply transportFault(TransportPattern pattern, String fault) {
    return reply(451, "4.3.5", "transport " + pattern + ": " + printable(fault));
  }

  /** Names from DNS may hold anything; a reply may not. */
  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "?");
  }
}
