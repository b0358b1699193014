package org.eaglemail.routing;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * An immutable transport table in memory. The most specific pattern wins, in the order of Postfix's
 * transport(5): the mailbox, the domain, {@code .domain} for each parent from the nearest up, and
 * {@code *}. A look-up costs as many probes as the domain has labels, whatever the table's size.
 */
public final class TransportMap implements TransportTable {
  private final Map<TransportPattern, Transport> transports;

  /**
   * @throws IllegalStateException when a pattern occurs twice
   */
  public TransportMap(Collection<Transport> transports) {
    this.transports =
        transports.stream()
            .collect(Collectors.toUnmodifiableMap(Transport::pattern, Function.identity()));
  }

  @Override
  public Optional<Transport> lookup(EmailAddress recipient) {
    if (transports.isEmpty()) {
      return Optional.empty();
    }
    return find(new TransportPattern.Mailbox(recipient))
        .or(() -> find(new TransportPattern.Host(recipient.host())))
        .or(() -> belowAParent(recipient))
        .or(() -> find(new TransportPattern.Everything()));
  }

  private Optional<Transport> belowAParent(EmailAddress recipient) {
    return switch (recipient.host()) {
      case AddressLiteral literal -> Optional.empty();
      case Domain domain -> {
        Domain parent = parent(domain);
        while (parent != null) {
          Transport transport = transports.get(new TransportPattern.Below(parent));
          if (transport != null) {
            yield Optional.of(transport);
          }
          parent = parent(parent);
        }
        yield Optional.empty();
      }
    };
  }

  private Optional<Transport> find(TransportPattern pattern) {
    return Optional.ofNullable(transports.get(pattern));
  }

  private static @Nullable Domain parent(Domain domain) {
    int dot = domain.name().indexOf('.');
    return dot < 0 ? null : new Domain(domain.name().substring(dot + 1));
  }

  /** Only the receiving host may tell letter case apart (RFC 5321 §2.4); a route does not. */
  static EmailAddress folded(EmailAddress address) {
    return new EmailAddress(address.localPart().toLowerCase(Locale.ROOT), address.host());
  }
}
