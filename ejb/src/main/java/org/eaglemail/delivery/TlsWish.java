package org.eaglemail.delivery;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.eaglemail.filter.HeaderTooLargeException;
import org.eaglemail.filter.MessageHeader;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spool.QueuedMessage;

/**
 * What the sender of a message wishes of TLS, whatever the policy (RFC 8689). Looks into the
 * message only where the policy is strict. For one thread.
 */
final class TlsWish {
  private static final String FIELD = "TLS-Required";

  private final QueuedMessage message;
  private final Function<QueuedMessage, MessageSource> contents;
  private Optional<Boolean> waived = Optional.empty();

  TlsWish(QueuedMessage message, Function<QueuedMessage, MessageSource> contents) {
    this.message = message;
    this.contents = contents;
  }

  /**
   * The destination as this message may go there.
   *
   * @throws IOException when the message's header has to be looked at and cannot be read
   */
  Destination at(Destination usual) throws IOException {
    if (message.terms().requireTls()) {
      // RFC 8689 §4.1: then the header field counts for nothing.
      return usual.requiringTls();
    }
    return usual.tls().isMandatory() && isWaived() ? usual.with(TlsPolicy.MAY) : usual;
  }

  private boolean isWaived() throws IOException {
    if (waived.isEmpty()) {
      waived = Optional.of(saysNo());
    }
    return waived.get();
  }

  /** RFC 8689 §3: a single field, of which no other value is defined. */
  private boolean saysNo() throws IOException {
    try {
      return MessageHeader.read(contents.apply(message))
          .first(FIELD)
          .filter(field -> field.text().equalsIgnoreCase("No"))
          .isPresent();
    } catch (HeaderTooLargeException e) {
      // Nothing that can be found says so, and the policy is the safer way.
      return false;
    }
  }
}
