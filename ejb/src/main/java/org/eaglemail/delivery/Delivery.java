package org.eaglemail.delivery;

import java.util.List;
import java.util.Set;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;

/**
 * A message to be sent in one transaction of the SMTP dialogue.
 *
 * @param hosts in the order to try them, at least one
 * @param recipients at most {@link #MAX_RECIPIENTS}, at least one
 * @param why what led to the hosts, for people
 */
public record Delivery(
    QueuedMessage message, List<RelayHost> hosts, List<QueuedRecipient> recipients, String why) {
  /** Every server must take so many in a transaction (RFC 5321 §4.5.3.1.8). */
  public static final int MAX_RECIPIENTS = 100;

  public Delivery {
    hosts = List.copyOf(hosts);
    recipients = List.copyOf(recipients);
    if (hosts.isEmpty() || recipients.isEmpty() || recipients.size() > MAX_RECIPIENTS) {
      throw new IllegalArgumentException("a delivery has hosts, and 1 to 100 recipients");
    }
  }

  /** To hosts that somebody named. */
  public Delivery(QueuedMessage message, List<RelayHost> hosts, List<QueuedRecipient> recipients) {
    this(message, hosts, recipients, "");
  }

  /** The same to these recipients alone. */
  public Delivery to(List<QueuedRecipient> some) {
    return new Delivery(message, hosts, some, why);
  }

  /** Whom it goes to. The order of equal MX hosts is chance, so it does not count. */
  public Set<RelayHost> destination() {
    return Set.copyOf(hosts);
  }
}
