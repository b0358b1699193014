package org.eaglemail.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.DeliverBy;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.Verdict;

/**
 * What is not offered to a peer, because the message needs what the peer does not offer: it fails
 * in our words rather than lose on the way what its sender asked for. A message leaves as it came,
 * so that its signatures hold, unless the peer could not take it at all: see {@link #form}.
 */
final class PeerRules {
  private static final int BUFFER = 8192;

  private final Destination peer;
  private final Capabilities capabilities;

  PeerRules(Destination peer, Capabilities capabilities) {
    this.peer = peer;
    this.capabilities = capabilities;
  }

  /**
   * The message in a form that the peer takes: to a server without 8BITMIME goes what has no octets
   * above 127, whatever its sender said of it (RFC 6152 §3). Where there is no such form it is what
   * it was, its content declared.
   *
   * @throws IOException when it has to be read and cannot be
   */
  OutboundMessage form(OutboundMessage message) throws IOException {
    MailParameters asked = message.parameters();
    if (capabilities.offers(SmtpExtension.EIGHT_BIT_MIME) || asked.body() == BodyType.BINARY_MIME) {
      return message;
    }
    return message
        .source()
        .sevenBit()
        .map(message::sevenBit)
        .orElseGet(() -> message.declared(BodyType.EIGHT_BIT_MIME));
  }

  /**
   * Why the message is not offered at all, if so.
   *
   * @throws IOException when its header has to be looked at and cannot be read
   */
  Optional<Verdict> refusal(OutboundMessage message) throws IOException {
    OptionalLong limit = capabilities.sizeLimit();
    long size = message.source().size();
    if (limit.isPresent() && size > limit.getAsLong()) {
      return Optional.of(LocalReplies.tooLarge(peer, size, limit.getAsLong()));
    }
    if (needsUtf8(message)) {
      return Optional.of(LocalReplies.needsUtf8(peer));
    }
    if (!capabilities.takes(message.parameters().body())) {
      return Optional.of(LocalReplies.needsBody(peer, message.parameters().body()));
    }
    if (message.parameters().requireTls() && !(isVerified() && offersRequireTls())) {
      // RFC 8689 §4.2.1: only over TLS that is verified, and to who passes the demand on.
      return Optional.of(LocalReplies.needsTls(peer));
    }
    Optional<DeliverBy> by = message.parameters().deliverBy();
    if (by.filter(b -> b.mode() == DeliverBy.Mode.RETURN && !capabilities.delivers(b))
        .isPresent()) {
      // RFC 2852 §4.1.4: by-mode R goes to nobody who would not heed it.
      return Optional.of(LocalReplies.needsDeliverBy(peer));
    }
    return Optional.empty();
  }

  /** Under that policy there is no session without. */
  private boolean isVerified() {
    return peer.tls() == TlsPolicy.VERIFY;
  }

  private boolean offersRequireTls() {
    return capabilities.offers(SmtpExtension.REQUIRETLS);
  }

  /** Why this recipient is not offered, though the message is. */
  Optional<Verdict> refusal(EmailAddress recipient) {
    return capabilities.offers(SmtpExtension.SMTPUTF8) || recipient.isAscii()
        ? Optional.empty()
        : Optional.of(LocalReplies.needsUtf8(peer));
  }

  /**
   * RFC 6531 §3.2: a message that was sent with SMTPUTF8 but needs none of it, its sender and its
   * header being ASCII, goes to any server.
   */
  private boolean needsUtf8(OutboundMessage message) throws IOException {
    return isDowngraded(message) && (!isAscii(message.sender().text()) || !isHeaderAscii(message));
  }

  private boolean isDowngraded(OutboundMessage message) {
    return message.parameters().utf8() && !capabilities.offers(SmtpExtension.SMTPUTF8);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static boolean isHeaderAscii(OutboundMessage message) throws IOException {
    try (InputStream in = new BufferedInputStream(message.source().open(), BUFFER)) {
      boolean lineStart = true;
      int octet = in.read();
      // An empty line ends the header, as does the message.
      while (octet >= 0 && !(lineStart && octet == '\r')) {
        if (octet >= 0x80) {
          return false;
        }
        lineStart = octet == '\n';
        octet = in.read();
      }
      return true;
    }
  }
}
