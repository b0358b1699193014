package org.eaglemail.routing;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.settings.Delimiters;

/**
 * An immutable transport table in memory. The most specific pattern wins, in the order of Postfix's
 * transport(5): the mailbox, the mailbox without its extension, the domain, {@code .domain} for
 * each parent from the nearest up, and {@code *}. A look-up costs as many probes as the domain has
 * labels, whatever the table's size.
 */
public final class TransportMap implements TransportTable {
  private final Map<TransportPattern, Transport> transports;
  private final Delimiters delimiters;

  /**
   * @param delimiters begin the extensions of local parts
   * @throws IllegalStateException when a pattern occurs twice
   */
  public TransportMap(Collection<Transport> transports, Delimiters delimiters) {
    this.delimiters = delimiters;
    this.transports =
        transports.stream()
            .collect(Collectors.toUnmodifiableMap(Transport::pattern, Function.identity()));
  }

  /**
   * The recipient's own row, else the sender's, else {@code *}: that one stands in the place of
   * Postfix's relayhost, before which sender_dependent_relayhost_maps comes.
   */
  @Override
  public Optional<Transport> lookup(ReversePath sender, EmailAddress recipient) {
    if (transports.isEmpty()) {
      return Optional.empty();
    }
    return mostSpecific(recipient, UnaryOperator.identity())
        .or(() -> ofSender(sender))
        .or(() -> find(new TransportPattern.Everything()));
  }

  @Override
  public Optional<Transport> fallback(EmailAddress recipient) {
    return mostSpecific(recipient, TransportPattern.Fallback::new)
        .or(() -> find(new TransportPattern.Fallback(new TransportPattern.Everything())));
  }

  private Optional<Transport> ofSender(ReversePath sender) {
    Optional<Transport> own =
        switch (sender) {
          case ReversePath.NullSender none -> find(new TransportPattern.FromNobody());
          case ReversePath.Mailbox(EmailAddress address) ->
              mostSpecific(address, TransportPattern.From::new);
        };
    return own.or(() -> find(new TransportPattern.From(new TransportPattern.Everything())));
  }

  /** Without the row for everything. */
  private Optional<Transport> mostSpecific(
      EmailAddress address, UnaryOperator<TransportPattern> kind) {
    return find(kind.apply(new TransportPattern.Mailbox(address)))
        .or(() -> withoutExtension(address, kind))
        .or(() -> find(kind.apply(new TransportPattern.Host(address.host()))))
        .or(() -> belowAParent(address.host(), kind));
  }

  private Optional<Transport> withoutExtension(
      EmailAddress address, UnaryOperator<TransportPattern> kind) {
    return delimiters
        .split(address.localPart())
        .map(split -> new EmailAddress(split.user(), address.host()))
        .flatMap(base -> find(kind.apply(new TransportPattern.Mailbox(base))));
  }

  private Optional<Transport> belowAParent(MailHost host, UnaryOperator<TransportPattern> kind) {
    return switch (host) {
      case AddressLiteral literal -> Optional.empty();
      case Domain domain ->
          domain.parents().stream()
              .flatMap(parent -> find(kind.apply(new TransportPattern.Below(parent))).stream())
              .findFirst();
    };
  }

  private Optional<Transport> find(TransportPattern pattern) {
    return Optional.ofNullable(transports.get(pattern));
  }

  /** Only the receiving host may tell letter case apart (RFC 5321 §2.4); a route does not. */
  static EmailAddress folded(EmailAddress address) {
    return new EmailAddress(address.localPart().toLowerCase(Locale.ROOT), address.host());
  }
}
