package org.eaglemail.routing;

import org.eaglemail.protocol.Domain;

/** The domains whose mailboxes are here. Asked for each recipient, so an answer must be quick. */
@FunctionalInterface
public interface LocalDomains {

  /** Whether mail for this domain is kept here. */
  boolean isLocal(Domain domain);
}
