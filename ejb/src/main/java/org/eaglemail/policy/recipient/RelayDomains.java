package org.eaglemail.policy.recipient;

import java.util.Collection;
import java.util.Set;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.settings.DomainPattern;

/**
 * The domains of other servers that everybody may send to through this one. A look-up costs as many
 * probes as the domain has labels, however many there are.
 */
public final class RelayDomains {
  private final Set<DomainPattern> patterns;

  /** Those that are named so. */
  public RelayDomains(Collection<DomainPattern> patterns) {
    this.patterns = Set.copyOf(patterns);
  }

  /**
   * Whether the recipient is in one of them, and his server is not told to send on elsewhere: it
   * may trust us, and then would relay for strangers. As Postfix's allow_untrusted_routing, what
   * looks like a route ({@code user%other}, {@code other!user}, {@code "user@other"}) is one.
   */
  boolean hold(EmailAddress recipient) {
    return recipient.localPart().chars().noneMatch(c -> c == '@' || c == '%' || c == '!')
        && switch (recipient.host()) {
          case AddressLiteral literal -> false;
          case Domain domain -> hold(domain);
        };
  }

  private boolean hold(Domain domain) {
    return patterns.contains(new DomainPattern(domain, false))
        || domain.parents().stream()
            .anyMatch(parent -> patterns.contains(new DomainPattern(parent, true)));
  }
}
