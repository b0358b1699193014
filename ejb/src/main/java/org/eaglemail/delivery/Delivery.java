package org.eaglemail.delivery;

import java.util.List;
import java.util.Set;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.routing.RelayServer;
import org.eaglemail.routing.Route;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;

/**
 * A message to be sent in one transaction of the SMTP dialogue.
 *
 * @param recipients at most {@link #MAX_RECIPIENTS}, at least one
 */
public record Delivery(QueuedMessage message, Route.Relay route, List<QueuedRecipient> recipients) {
  /** Every server must take so many in a transaction (RFC 5321 §4.5.3.1.8). */
  public static final int MAX_RECIPIENTS = 100;

  public Delivery {
    recipients = List.copyOf(recipients);
    if (recipients.isEmpty() || recipients.size() > MAX_RECIPIENTS) {
      throw new IllegalArgumentException("a delivery has 1 to 100 recipients");
    }
  }

  /** To hosts that somebody named. */
  public Delivery(QueuedMessage message, List<RelayHost> hosts, List<QueuedRecipient> recipients) {
    this(message, new Route.Relay(hosts, ""), recipients);
  }

  /** The same to these recipients alone. */
  public Delivery to(List<QueuedRecipient> some) {
    return new Delivery(message, route, some);
  }

  /** In the order to try them, at least one. */
  public List<RelayHost> hosts() {
    return route.hosts();
  }

  /** What led to the hosts, for people. */
  public String why() {
    return route.why();
  }

  /** Whom it goes to: the same for each message that goes that way, whatever the hosts chosen. */
  public Set<RelayServer> destination() {
    return route.servers();
  }
}
