package org.eaglemail.addressing;

import java.util.List;
import java.util.Locale;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.EmailAddress;

/**
 * Alice (1), bob (2) and carol (3) at home.test; the domains other.test and mail.home.test, which
 * is this host, have nobody. Alice stands in for the postmaster of home.test.
 */
public final class Village {
  private static final List<String> NAMES = List.of("alice", "bob", "carol");
  private static final List<String> DOMAINS = List.of("home.test", "other.test", "mail.home.test");

  private Village() {}

  public static MailboxLookup.Mailbox mailbox(EmailAddress address) {
    String domain = address.host().toString();
    if (!DOMAINS.contains(domain)) {
      return new MailboxLookup.Foreign();
    }
    String name = address.localPart().toLowerCase(Locale.ROOT);
    int known = NAMES.indexOf(name.equals("postmaster") ? "alice" : name);
    return known < 0 || !domain.equals("home.test")
        ? new MailboxLookup.UnknownUser()
        : new MailboxLookup.Account(known + 1, EmailAddress.parse(NAMES.get(known) + "@home.test"));
  }
}
