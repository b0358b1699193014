package org.eaglemail.routing;

import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;

/**
 * The routes that the administrator has set, before, instead of and after MX records. {@link
 * TransportMap} holds the rule that decides which of several applies.
 */
public interface TransportTable {

  /** The transport for mail of this sender to this recipient, empty where DNS decides. */
  Optional<Transport> lookup(ReversePath sender, EmailAddress recipient);

  /** The transport for this recipient when none of its mail hosts takes its mail. */
  Optional<Transport> fallback(EmailAddress recipient);
}
