package org.eaglemail.routing;

import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;

/**
 * The routes that the administrator has set, before and instead of MX records. {@link TransportMap}
 * holds the rule that decides which of several applies.
 */
@FunctionalInterface
public interface TransportTable {

  /** The most specific transport for this recipient, empty where DNS decides. */
  Optional<Transport> lookup(EmailAddress recipient);
}
