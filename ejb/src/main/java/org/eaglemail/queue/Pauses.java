package org.eaglemail.queue;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eaglemail.delivery.Delivery;
import org.eaglemail.routing.RelayServer;
import org.eaglemail.spool.QueuedRecipient;

/**
 * Destinations that administrators paused, as this node knows them: domains of recipients, and
 * names of next servers. Thread-safe.
 */
final class Pauses {
  private volatile Set<String> names = Set.of();

  /** These are paused from now on, and no others. */
  void replace(Collection<String> paused) {
    names = Set.copyOf(paused);
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** The name by which a recipient's domain is paused. */
  Optional<String> of(QueuedRecipient recipient) {
    return Optional.of(recipient.address().host().toString().toLowerCase(Locale.ROOT))
        .filter(names::contains);
  }

  /** The name by which one of the servers of a delivery is paused, or the domain of a recipient. */
  Optional<String> of(Delivery delivery) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    return Stream.concat(
            delivery.destination().stream().map(RelayServer::name),
            delivery.recipients().stream().map(to -> to.address().host().toString()))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(names::contains)
        .findFirst();
  }
}
