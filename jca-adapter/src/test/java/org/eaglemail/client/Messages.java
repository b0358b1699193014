package org.eaglemail.client;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.OutboundMessage;

/** Messages and destinations for tests. */
public final class Messages {
  public static final String TEXT = "Subject: test\r\n\r\nHello.\r\n";

  private static final ReversePath SENDER =
      ReversePath.of(EmailAddress.parse("alice@example.test"));

  private Messages() {}

  /** A small message to these local parts at peer.test. */
  public static OutboundMessage to(String... localParts) {
    return of(TEXT, BodyType.SEVEN_BIT, localParts);
  }

  /** A message of that text. */
  public static OutboundMessage of(String text, BodyType body, String... localParts) {
    return of(source(text.getBytes(StandardCharsets.ISO_8859_1)), body, localParts);
  }

  /** A message from that source. */
  public static OutboundMessage of(MessageSource source, BodyType body, String... localParts) {
    return new OutboundMessage(
        SENDER,
        MailParameters.of(OptionalLong.empty(), body),
        Arrays.stream(localParts)
            .map(p -> EnvelopeRecipient.of(EmailAddress.parse(p + "@peer.test")))
            .toList(),
        source);
  }

  /** A source in memory. */
  public static MessageSource source(byte[] octets) {
    return new MessageSource() {
      @Override
      public long size() {
        return octets.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(octets);
      }
    };
  }

  /** The destination that a server at that address is. */
  public static Destination destination(InetSocketAddress address) {
    return new Destination("peer.test", address, Optional.empty(), Domain.parse("client.test"));
  }
}
